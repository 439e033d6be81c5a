import { Outlet } from 'react-router'
import { unionMiddleware } from '#app/ctx.server.ts'

export const middleware = [unionMiddleware]

/** Everything under a union's address: its middleware makes `ctx`. */
export default function UnionLayout() {
  return <Outlet />
}
