import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatDateLong, formatInstant } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { formatTelephone } from '../model/contact.ts'
import { genresTelephone, lirePermis, lireTailles } from '../model/fiche.ts'
import { civilites } from '../model/personne.ts'
import { libelleRole } from '../model/role.ts'
import type { findAdherent } from '../queries/fiche.server.ts'
import { AideDroits } from './aide-droits.tsx'

type Adherent = NonNullable<Awaited<ReturnType<typeof findAdherent>>>

type Props = { adherent: Adherent; fuseau: string; union: string; peutAccrediter: boolean }

const absent = <span className="soft">Non renseigné</span>

/** Identity, contact and rights of a member, as they are. */
export function InformationsAdherent({ adherent, fuseau, union, peutAccrediter }: Props) {
  const droits = href('/:union/espace/administration/adherents/:adherentId/droits', {
    union,
    adherentId: adherent.id,
  })
  const permis = lirePermis(adherent.permis)
  const tailles = lireTailles(adherent.tailles)
  return (
    <>
      <Section title="Identité" id="identite">
        <Facts
          items={[
            { label: 'Civilité', value: adherent.civilite ? civilites[adherent.civilite] : absent },
            { label: 'Nom de naissance', value: adherent.nomNaissance },
            {
              label: 'Nom d’usage',
              value: adherent.nomUsage ?? <span className="soft">Aucun</span>,
            },
            { label: 'Prénoms', value: adherent.prenoms },
            { label: 'Naissance', value: naissance(adherent) ?? absent },
            { label: 'Amicale', value: adherent.amicale ?? absent },
            { label: 'Numéro fédéral', value: adherent.numeroFederal ?? absent },
          ]}
        />
      </Section>
      <Section title="Coordonnées" id="coordonnees">
        <Facts
          items={[
            {
              label: 'Adresse électronique',
              value: adherent.email ? (
                <a href={`mailto:${adherent.email}`}>{adherent.email}</a>
              ) : (
                absent
              ),
            },
            { label: 'Téléphone', value: telephone(adherent.telephone) ?? absent },
            ...adherent.autresTelephones.map(({ libelle, numero }) => ({
              label: genresTelephone[libelle],
              value: telephone(numero),
            })),
            { label: 'Adresse', value: adresse(adherent) ?? absent },
            { label: 'Personne à prévenir', value: urgence(adherent) ?? absent },
          ]}
        />
      </Section>
      {(permis || tailles || adherent.notes) && (
        <Section title="Permis, tailles, notes" id="equipement">
          <Facts
            items={[
              { label: 'Permis', value: permis ?? absent },
              { label: 'Tailles', value: tailles ?? absent },
              ...(adherent.notes ? [{ label: 'Notes', value: adherent.notes }] : []),
            ]}
          />
        </Section>
      )}
      <Section
        title="Droits d’accès"
        id="droits"
        count={<AideDroits union={union} />}
        actions={
          peutAccrediter && (
            <ButtonLink size="small" href={droits}>
              Accréditations
            </ButtonLink>
          )
        }
      >
        {adherent.roles.length === 0 ? (
          <p className="soft">
            Aucun droit particulier. Un adhérent validé peut postuler et voir ses documents.
          </p>
        ) : (
          <Facts
            items={adherent.roles.map(({ role, centre, le }) => ({
              label: centre ? `${libelleRole(role)}, ${centre}` : libelleRole(role),
              value: `Depuis le ${formatInstant(le, fuseau)}`,
            }))}
          />
        )}
      </Section>
    </>
  )
}

function naissance({
  naissanceDate,
  naissanceCommune,
  naissanceCodePostal,
  naissancePays,
}: Adherent) {
  if (!naissanceDate) return undefined
  const lieu = [naissanceCodePostal, naissanceCommune].filter(Boolean).join(' ')
  const pays = naissancePays && naissancePays !== 'France' ? naissancePays : undefined
  return [formatDateLong(naissanceDate), lieu, pays].filter(Boolean).join(', ')
}

function telephone(numero: string | null) {
  return numero && <a href={`tel:${numero}`}>{formatTelephone(numero)}</a>
}

function adresse({ adresse, codePostal, commune, pays }: Adherent) {
  if (!adresse) return undefined
  const ville = [codePostal, commune].filter(Boolean).join(' ')
  return [adresse, ville, pays === 'France' ? undefined : pays].filter(Boolean).join(', ')
}

function urgence({ urgenceNom, urgenceTelephone }: Adherent) {
  if (!urgenceNom) return undefined
  return (
    <>
      {urgenceNom} {urgenceTelephone && telephone(urgenceTelephone)}
    </>
  )
}
