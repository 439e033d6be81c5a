import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import type { Jour } from '#app/platform/jour.ts'
import { formatDayLong, formatMoney } from '#app/ui/format.ts'

export const modeleRelance = defineModele({
  cle: 'cotisation.relance',
  nom: 'Relance de cotisation',
  rubrique: 'Adhérents',
  quand: 'Quand on relance une personne qui n’est pas à jour ; une fois par jour au plus.',
  pour: 'L’adhérent',
  apercu: 'adherent',
  balises: {
    prenom: { explication: 'Le prénom de l’adhérent.', exemple: 'Nadia' },
    cotisations: {
      explication: 'Les cotisations qui manquent, leur montant s’il est connu, et leur période.',
      exemple: [
        ['Union 2026', '25,00 €, jusqu’au jeudi 31 décembre 2026'],
        ['Fédérale 2026', 'jusqu’au jeudi 31 décembre 2026'],
      ],
    },
  },
  sujet: 'Votre cotisation n’est pas à jour',
  corps: `Bonjour {prenom},

Sauf erreur de notre part, nous n’avons pas encore reçu votre cotisation à {union}.

{cotisations}

Votre amicale ou le secrétariat vous dira comment la régler.

Si vous venez de le faire, ne tenez pas compte de ce message.`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  relanceId: string
  /** The fees that are missing: name with its period, cents when they are known. */
  manquantes: { libelle: string; montant: number | null; au: Jour }[]
}

/** ADH-8: reminds a member of the fees that are missing. */
export function relanceEmail({ to, prenom, personneId, relanceId, manquantes }: Donnees): Envoi {
  const cotisations = manquantes.map(({ libelle, montant, au }): [string, string] => {
    const fin = `jusqu’au ${formatDayLong(au)}`
    return [libelle, montant === null ? fin : `${formatMoney(montant)}, ${fin}`]
  })
  return envoi(
    modeleRelance,
    { prenom, cotisations },
    { to, personneId, objet: { genre: 'relance_cotisation', id: relanceId } },
  )
}
