import { sql } from 'kysely'
import { findCompetencesDetenues } from '#app/modules/adherent/public.server.ts'
import { formatSiret, nomContact } from '#app/modules/client/model/client.ts'
import { findClient } from '#app/modules/client/public.server.ts'
import { findIdentiteUnion, lirePreference } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import type { DonneesMission } from '../documents/donnees-mission.ts'
import { lecturesPour } from '../model/consigne.ts'
import { joursMission } from '../model/mission.ts'
import type { Formation, Journee } from '../model.ts'
import { listConsignesEnvoyees } from './consignes.server.ts'
import { findInterlocuteur } from './donnees-convention.server.ts'
import type { MembreEquipe } from './equipe.server.ts'
import { listCompetencesDuType } from './formateurs.server.ts'

type Sources = { formation: Formation; journees: Journee[]; equipe: MembreEquipe[] }

/** Everything the mission letter of one trainer of the team prints, as it is today. */
export async function donneesMission(
  ctx: WriteCtx,
  { formation, journees, equipe }: Sources,
  membre: MembreEquipe,
): Promise<DonneesMission> {
  const { adherentId, nom, prenoms } = membre
  const identite = await findIdentiteUnion(ctx)
  const jours = joursMission(journees, membre.jours)
  const siennes = journees.filter(({ jour }) => jours.some((un) => un.jour === jour))
  const [competence] = await findCompetencesDetenues(ctx, {
    adherentIds: [adherentId],
    competenceIds: await listCompetencesDuType(ctx, formation.typeFormationId),
  })
  const client = formation.clientId ? await findClient(ctx, formation.clientId) : undefined
  const interne = !client || client.estLUnion
  const { civilite, benevole } = await findSituation(ctx, formation.id, adherentId)
  const consignes = lecturesPour(
    'formateurs',
    await listConsignesEnvoyees(ctx, formation.id),
    siennes,
  )
  const { codePostal, commune } = identite
  return {
    version: 1,
    fait: { lieu: commune || ctx.union.nom, le: ctx.aujourdhui },
    organisme: {
      nom: identite.raisonSociale,
      adresse: [identite.adresse, `${codePostal} ${commune}`.trim()].filter(Boolean),
      siret: identite.siret && formatSiret(identite.siret),
      couleur: identite.couleur,
      president: identite.president,
    },
    formateur: {
      ...{ civilite, nom, prenoms },
      qualification: competence?.libelle ?? 'Formateur',
      benevole: benevole ?? (await lirePreference(ctx, 'formateurs_benevoles')),
    },
    formation: {
      numero: formation.numero,
      intitule: formation.intitule,
      typeLibelle: formation.typeLibelle,
      places: formation.places,
      client: interne ? null : client.raisonSociale,
    },
    journees: jours,
    equipe: equipe
      .filter((autre) => autre.adherentId !== adherentId)
      .map((autre) => `${autre.prenoms} ${autre.nom}`),
    contacts: [
      {
        role: 'L’union',
        nom: identite.raisonSociale,
        telephone: identite.telephone,
        email: identite.emailFormations ?? identite.email,
      },
      ...(interne ? [] : await listInterlocuteurs(ctx, formation.id, client.id)),
    ],
    consignes: consignes.map(({ jour, texte }) => ({ jour, texte })),
  }
}

async function listInterlocuteurs(
  ctx: WriteCtx,
  formationId: string,
  clientId: string,
): Promise<DonneesMission['contacts']> {
  const contact = await findInterlocuteur(ctx, formationId, clientId)
  if (!contact) return []
  const { telephone, email } = contact
  return [{ role: 'Le client, sur place', nom: nomContact(contact), telephone, email }]
}

/**
 * His civility, and whether the URSSAF page has him as a volunteer: for this training, else the last time;
 * null when nothing was ever said.
 */
async function findSituation(ctx: WriteCtx, formationId: string, adherentId: string) {
  const row = await ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', adherentId)
    .select(sql<DonneesMission['formateur']['civilite']>`p.civilite`.as('civilite'))
    .select(
      sql<boolean | null>`(select l.statut = 'sans_objet' from declaration_ligne l
        where l.union_id = a.union_id and l.adherent_id = a.id
        order by (l.evenement_id = ${formationId}) desc, l.modifiee_le desc
        limit 1)`.as('benevole'),
    )
    .executeTakeFirstOrThrow()
  return row
}
