import { Outlet } from 'react-router'
import { PublicLayout } from '#app/ui/public-page.tsx'

/** Pages above the unions. */
export default function NationalLayout() {
  return (
    <PublicLayout unionName="Grande Échelle" unionHref="/">
      <Outlet />
    </PublicLayout>
  )
}
