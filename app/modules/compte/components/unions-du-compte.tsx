import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { Section } from '#app/ui/page.tsx'

type Props = {
  unions: { slug: string; nom: string; ici: boolean }[]
  params: { union: string }
}

/** ADH-10: one login, several unions; only their names are known from here. */
export function UnionsDuCompte({ unions, params }: Props) {
  return (
    <Section
      title="Mes unions"
      id="unions"
      actions={
        <ButtonLink size="small" href={href('/:union/espace/compte/securite/unions', params)}>
          Rattacher une autre union
        </ButtonLink>
      }
    >
      <ul className="check-list">
        {unions.map(({ slug, nom, ici }) => (
          <li key={slug}>
            {ici ? <b>{nom}</b> : <a href={href('/:union/espace', { union: slug })}>{nom}</a>}
            {ici && <small> vous y êtes</small>}
          </li>
        ))}
      </ul>
      <p className="soft small">
        Une seule connexion ouvre toutes vos unions. Chacune ne voit que ce qui la concerne.
      </p>
    </Section>
  )
}
