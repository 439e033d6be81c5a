import { href } from 'react-router'
import { Views } from '#app/ui/table.tsx'

type Props = { params: { union: string }; vue: 'cloturees' | 'annulees' }

/** The two lists of what is over: held and closed, or never held. */
export function VuesFinies({ params, vue }: Props) {
  return (
    <Views
      views={[
        {
          label: 'Clôturées',
          href: href('/:union/espace/formations/cloturees', params),
          current: vue === 'cloturees',
        },
        {
          label: 'Annulées ou refusées',
          href: href('/:union/espace/formations/cloturees/annulees', params),
          current: vue === 'annulees',
        },
      ]}
    />
  )
}
