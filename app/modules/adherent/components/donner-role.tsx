import type { Role } from '#app/platform/ctx.ts'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceCards, Choices, Field } from '#app/ui/form.tsx'
import { libellesRole, rolesEleves, rolesOrdinaires, usagesRole } from '../model/role.ts'
import { texteSaisi } from './texte-saisi.ts'

type Props = {
  nom: string
  centres: { id: string; nom: string }[]
  /** Roles held for the whole union: nothing to add. */
  tenus: Role[]
  /** Only an administrator gives other roles than « formateur ». */
  tous: boolean
  /** A manager of some centres gives a role there only. */
  limite: boolean
  /** The password must be typed again for the high roles. */
  confirmer: boolean
  echec: FormFailure | undefined
  retour: string
}

/** Gives a role: which, how far, and the password again for the high ones. */
export function DonnerRole({ nom, centres, tenus, tous, limite, confirmer, echec, retour }: Props) {
  const errors = echec?.errors ?? {}
  const option = (role: Role) => ({
    value: role,
    label: libellesRole[role],
    detail: usagesRole[role],
    disabledReason: tenus.includes(role)
      ? 'Déjà donné pour toute l’union.'
      : tous || role === 'formateur'
        ? undefined
        : 'Seul un administrateur peut donner ce rôle.',
  })
  const options = (tous ? [...rolesOrdinaires, ...rolesEleves] : rolesOrdinaires).map(option)
  return (
    <form method="post" className="fields">
      <input type="hidden" name="intention" value="donner" />
      <ChoiceCards
        legend="Rôle"
        name="role"
        options={options}
        error={errors.role}
        defaultValue={texteSaisi(echec, 'role', tous ? '' : 'formateur')}
      />
      <Choices
        legend="Étendue"
        name="etendue"
        inline
        options={[
          {
            value: 'union',
            label: 'Toute l’union',
            disabledReason: limite ? 'Vous gérez certains centres seulement.' : undefined,
          },
          { value: 'centres', label: 'Certains centres' },
        ]}
        error={errors.etendue}
        defaultValue={texteSaisi(echec, 'etendue', limite ? 'centres' : 'union')}
      />
      <Choices
        legend="Centres"
        name="centreIds[]"
        multiple
        optional
        hint="Pour « Certains centres »."
        options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
        error={errors.centreIds}
        defaultValue={centresSaisis(echec)}
      />
      {tous && confirmer && <MotDePasse error={errors.motDePasse} />}
      <div className="actions">
        <Button variant="primary" icon="shield-check">
          Donner ce rôle à {nom}
        </Button>
        <ButtonLink variant="bare" href={retour}>
          Revenir à la fiche
        </ButtonLink>
      </div>
    </form>
  )
}

function centresSaisis(echec: FormFailure | undefined): string[] {
  const saisis = echec?.values.centreIds
  return Array.isArray(saisis) ? saisis.flatMap((id) => (typeof id === 'string' ? id : [])) : []
}

/** The password typed again: good for ten minutes. */
export function MotDePasse({ error, seul = false }: { error: string | undefined; seul?: boolean }) {
  const eleves = rolesEleves.map((role) => libellesRole[role]).join(', ')
  return (
    <Field
      name="motDePasse"
      label="Votre mot de passe"
      type="password"
      autoComplete="current-password"
      width={20}
      optional={!seul}
      hint={
        seul
          ? 'Pour confirmer que c’est bien vous. Il ne sera pas redemandé pendant dix minutes.'
          : `Demandé pour les rôles élevés\u00a0: ${eleves}. Il n’est pas redemandé pendant dix minutes.`
      }
      error={error}
    />
  )
}
