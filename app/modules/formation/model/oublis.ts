import { formatMoney, plural } from '#app/ui/format.ts'

type Oublis = {
  nonValidees: number
  sansPresence: number
  valides: number
  sansDiplome: number
  impayes: number
  /** Cents. */
  reste: number
  dossierRetourne: boolean
  formateurs: number
}

export type Oubli = {
  phrase: string
  /** Where it is mended: the end of the address of a page of the formation. */
  page: '/stagiaires' | '/diplomes' | '/personnel' | '/documents' | '/reglements'
}

/** FOR-9: what looks forgotten, in the order in which it is mended. Nothing here prevents the closing. */
export function oublisAvantCloture(oublis: Oublis, formateursRequis: number): Oubli[] {
  const { nonValidees, sansPresence, valides, sansDiplome, impayes, formateurs } = oublis
  const lignes: (Oubli | false)[] = [
    valides === 0 && {
      phrase: 'Aucun stagiaire n’est validé : le procès-verbal n’aura aucun nom.',
      page: '/stagiaires',
    },
    nonValidees > 0 && {
      phrase: `${plural(nonValidees, 'inscription n’est pas validée', 'inscriptions ne sont pas validées')} : ${nonValidees > 1 ? 'elles seront ignorées' : 'elle sera ignorée'}.`,
      page: '/stagiaires',
    },
    sansPresence > 0 && {
      phrase: `${plural(sansPresence, 'stagiaire inscrit n’a pas', 'stagiaires inscrits n’ont pas')} de présence validée.`,
      page: '/stagiaires',
    },
    formateurs < formateursRequis && {
      phrase: `${plural(formateurs, 'formateur est affecté', 'formateurs sont affectés')}, pour ${formateursRequis} demandés.`,
      page: '/personnel',
    },
    !oublis.dossierRetourne && {
      phrase: 'Le dossier complété n’est pas revenu du terrain.',
      page: '/documents',
    },
    impayes > 0 && {
      phrase: `${plural(impayes, 'stagiaire validé n’a pas tout payé', 'stagiaires validés n’ont pas tout payé')} : il reste ${formatMoney(oublis.reste)}.`,
      page: '/reglements',
    },
    sansDiplome > 0 && {
      phrase: `${plural(sansDiplome, 'stagiaire validé n’a pas', 'stagiaires validés n’ont pas')} de diplôme. Ils peuvent aussi être délivrés après la clôture.`,
      page: '/diplomes',
    },
  ]
  return lignes.filter((ligne) => ligne !== false)
}
