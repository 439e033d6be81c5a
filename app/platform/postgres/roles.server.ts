import type pg from 'pg'

/** The requests' role and the identities' role; made once, safe to run again, and together. */
export async function ensureRoles(pool: pg.Pool, appPassword: string | undefined): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(roles)
    if (appPassword !== undefined) {
      await client.query(`alter role ge_app password ${client.escapeLiteral(appPassword)}`)
    }
  } catch (error) {
    if ((error as { code?: string }).code !== insufficientPrivilege) throw error
    throw new Error(
      'le compte de DATABASE_URL ne peut pas préparer les rôles «\u00a0ge_app\u00a0» et «\u00a0ge_identite\u00a0»\u00a0: il lui faut CREATEROLE, et ADMIN OPTION sur eux s’ils existent déjà. Demandez-le à l’administrateur de la base.',
      { cause: error },
    )
  } finally {
    client.release()
  }
}

const insufficientPrivilege = '42501'

// Roles belong to the whole server: two databases prepared together may both find them absent.
const roles = `do $$ begin
  if to_regrole('ge_app') is null then
    begin
      create role ge_app login nosuperuser nobypassrls nocreatedb nocreaterole;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if to_regrole('ge_identite') is null then
    begin
      create role ge_identite nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  -- From 16 on, making a role does not yet allow acting as it.
  if not pg_has_role(current_user, 'ge_identite',
      case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
    execute format('grant ge_identite to %I', current_user);
  end if;
end $$`

type Reach = { name: string; seesAll: boolean; ownsTables: boolean }

/** Refuses to serve with a role that could see through row-level security. */
export async function checkAppRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Reach>(`
    select r.rolname as name, r.rolsuper or r.rolbypassrls as "seesAll",
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'identite') and c.relkind in ('r', 'p')
          and pg_has_role(r.oid, c.relowner, 'member')) as "ownsTables"
    from pg_roles r where r.rolname = current_user`)
  const role = rows[0]
  if (role && !role.seesAll && !role.ownsTables) return
  throw new Error(
    `le rôle «\u00a0${role?.name ?? '?'}\u00a0» de la base voit les données de toutes les unions. Les pages doivent passer par un rôle simple\u00a0: ni superutilisateur, ni BYPASSRLS, ni propriétaire des tables.`,
  )
}
