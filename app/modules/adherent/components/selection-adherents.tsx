import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { MoreMenu } from '#app/ui/more-menu.tsx'
import { SelectionBar } from '#app/ui/table.tsx'

/** The box of a line; the form around the list carries what is ticked. */
export function caseAdherent({ id, nom, prenoms }: { id: string; nom: string; prenoms: string }) {
  return (
    <td className="pick">
      <label>
        <input type="checkbox" name="a" value={id} />
        <span className="offscreen">
          Choisir {nom} {prenoms}
        </span>
      </label>
    </td>
  )
}

/** What can be done with the ticked members. Nothing leaves before the page that says what will. */
export function BarreAdherents({ union, gere }: { union: string; gere: boolean }) {
  return (
    <SelectionBar label="Adhérents choisis">
      {gere && (
        <>
          <Button size="small" icon="mail" name="acte" value="ecrire">
            Écrire…
          </Button>
          <Button size="small" icon="graduation-cap" name="acte" value="formateur">
            Donner le rôle formateur…
          </Button>
          <Button size="small" icon="send" name="acte" value="relancer">
            Relancer…
          </Button>
        </>
      )}
      {imprimables.map(({ forme, label }) => (
        <Button
          key={forme}
          size="small"
          icon="printer"
          name="forme"
          value={forme}
          formAction={href('/:union/espace/administration/adherents/imprimer', { union })}
        >
          {label}
        </Button>
      ))}
    </SelectionBar>
  )
}

const imprimables = [
  { forme: 'etiquettes', label: 'Étiquettes' },
  { forme: 'liste', label: 'Liste' },
]

/** The same for all that the filters leave. */
export function MenuAdherents({ union, gere, url }: { union: string; gere: boolean; url: URL }) {
  const actions = href('/:union/espace/administration/adherents/actions', { union })
  const imprimer = href('/:union/espace/administration/adherents/imprimer', { union })
  const vers = (chemin: string, nom: string, valeur: string) => {
    const params = new URLSearchParams(url.search)
    for (const inutile of ['page', 'format']) params.delete(inutile)
    params.set('tous', '1')
    params.set(nom, valeur)
    return `${chemin}?${params}`
  }
  return (
    <MoreMenu
      label="Agir sur toute la liste"
      items={[
        ...(gere
          ? [
              { label: 'Écrire à toute la liste…', href: vers(actions, 'acte', 'ecrire') },
              { label: 'Donner le rôle formateur…', href: vers(actions, 'acte', 'formateur') },
              { label: 'Relancer les incomplets…', href: vers(actions, 'acte', 'relancer') },
            ]
          : []),
        { label: 'Imprimer les étiquettes', href: vers(imprimer, 'forme', 'etiquettes') },
        { label: 'Imprimer la liste', href: vers(imprimer, 'forme', 'liste') },
      ]}
    />
  )
}
