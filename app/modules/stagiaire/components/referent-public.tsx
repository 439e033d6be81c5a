import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import type { Referent } from '../model/referent.ts'

/** Qualiopi 26: whom somebody with a disability talks to before coming. */
export function ReferentPublic({ nom, email, telephone }: Referent) {
  return (
    <p>
      <b>Une situation de handicap, un besoin particulier ?</b> Parlez-en avant de venir à {nom},
      référent handicap :{' '}
      <a className="nowrap" href={`tel:${telephone}`}>
        {formatTelephone(telephone)}
      </a>{' '}
      ou <a href={`mailto:${email}`}>{email}</a>.
    </p>
  )
}
