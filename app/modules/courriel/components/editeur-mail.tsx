import { useRef, useState } from 'react'
import { useSubmit } from 'react-router'
import type { TagValues } from '#app/platform/email/fill.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, Select, TextArea } from '#app/ui/form.tsx'
import type { Texte } from '../model/texte.ts'
import { ApercuMail } from './apercu-mail.tsx'
import { type BaliseMontree, BalisesMail } from './balises-mail.tsx'
import { ComparaisonMail } from './comparaison-mail.tsx'
import './mails.css'

type Props = {
  texte: Texte
  produit: Texte
  version: number
  balises: BaliseMontree[]
  valeurs: TagValues
  objets: { id: string; libelle: string }[]
  objet: string
  errors: Record<string, string>
  expediteur: string
  adresse: string
}

/** Marks that a button puts around what is selected, or a model of them. */
const marques = [
  { label: 'Gras', avant: '**', apres: '**', vide: 'mots en gras' },
  { label: 'Italique', avant: '*', apres: '*', vide: 'mots en italique' },
  { label: 'Lien', avant: '[', apres: '](https://)', vide: 'mots du lien' },
  { label: 'Liste', avant: '\n\n- ', apres: '\n- ', vide: 'première ligne' },
  { label: 'Bouton', avant: '\n\n[bouton : ', apres: '](https://)\n\n', vide: 'Ouvrir' },
  { label: 'Petits caractères', avant: '\n\n> ', apres: '\n\n', vide: 'précision' },
] as const

/**
 * The text, its tags and its preview. With JavaScript the preview follows what is typed; without it,
 * *Aperçu* shows it.
 */
export function EditeurMail(props: Props) {
  const { texte, produit, version, balises, valeurs, objets, objet, errors } = props
  const [sujet, setSujet] = useState(texte.sujet)
  const [corps, setCorps] = useState(texte.corps)
  const zone = useRef<HTMLTextAreaElement>(null)
  const submit = useSubmit()

  /** Around the selection, where the cursor is; the cursor stays with what was put. */
  function inserer(avant: string, apres = '', vide = '') {
    const area = zone.current
    if (!area) return
    const { selectionStart: debut, selectionEnd: fin } = area
    const mots = area.value.slice(debut, fin) || vide
    area.setRangeText(`${avant}${mots}${apres}`, debut, fin, 'end')
    setCorps(area.value)
    area.focus()
  }

  return (
    <form method="post" noValidate className="mail-editor">
      <div className="fields">
        <input type="hidden" name="version" value={version} />
        <Field
          name="sujet"
          label="Sujet"
          defaultValue={texte.sujet}
          onChange={(event) => setSujet(event.target.value)}
          error={errors.sujet}
          maxLength={200}
          required
        />
        <div>
          <div className="mail-tools" role="toolbar" aria-label="Mise en forme du texte">
            {marques.map(({ label, avant, apres, vide }) => (
              <Button
                key={label}
                type="button"
                size="small"
                onClick={() => inserer(avant, apres, vide)}
              >
                {label}
              </Button>
            ))}
          </div>
          <TextArea
            name="corps"
            label="Texte"
            hint="Une ligne vide sépare deux paragraphes. Les balises entre accolades sont remplacées dans chaque mail."
            ref={zone}
            defaultValue={texte.corps}
            onChange={(event) => setCorps(event.target.value)}
            error={errors.corps}
            spellCheck
            required
          />
        </div>
        <div className="actions">
          <Button variant="primary" icon="check">
            Enregistrer
          </Button>
          <Button icon="send" name="intention" value="essai">
            M’envoyer un essai
          </Button>
          <Button variant="bare" icon="eye" name="intention" value="apercu">
            Aperçu
          </Button>
        </div>
        <p className="soft small">
          {props.adresse ? `L’essai part à ${props.adresse}. ` : ''}
          Les mails déjà écrits ne changent pas.
        </p>
        <Details summary="Balises de ce mail" count={balises.length}>
          <BalisesMail balises={balises} inserer={inserer} />
        </Details>
        <Details summary="Comment écrire le texte">
          <Syntaxe />
        </Details>
        <Details summary="Comparer avec le texte d’origine">
          <ComparaisonMail produit={produit} texte={{ sujet, corps }} />
        </Details>
      </div>
      <section className="mail-side fields" aria-label="Aperçu">
        {objets.length > 0 && (
          <Select
            name="objet"
            label="Aperçu avec"
            defaultValue={objet}
            options={[
              { value: '', label: 'Des exemples' },
              ...objets.map(({ id, libelle }) => ({ value: id, label: libelle })),
            ]}
            onChange={(event) => {
              const form = event.currentTarget.form
              const bouton = form?.querySelector<HTMLButtonElement>('button[value="apercu"]')
              if (bouton) void submit(bouton, { preventScrollReset: true })
            }}
          />
        )}
        <ApercuMail sujet={sujet} corps={corps} valeurs={valeurs} expediteur={props.expediteur} />
      </section>
    </form>
  )
}

function Syntaxe() {
  return (
    <ul className="mail-tags">
      <li>
        <code>**mots en gras**</code> et <code>*mots en italique*</code>
      </li>
      <li>
        <code>[mots du lien](https://exemple.fr)</code>
      </li>
      <li>
        <code>- une ligne de liste</code>
      </li>
      <li>
        <code>[bouton : Voir](https://exemple.fr)</code>, seul sur sa ligne. Un seul par mail.
      </li>
      <li>
        <code>&gt; en petits caractères</code>
      </li>
      <li>
        Une ligne dont une balise n’a rien à dire n’est pas écrite. Pour taper une étoile ou une
        accolade, mettez <code>\</code> devant.
      </li>
    </ul>
  )
}
