import { data } from 'react-router'
import { z } from 'zod'
import { Refusal, StaleVersion, TooMany } from './errors.ts'

z.config(z.locales.fr())

export type FormValue = string | FormValue[] | { [key: string]: FormValue }
export type FormValues = { [key: string]: FormValue }

/** What an action gives back when it says no: the sentences, and everything that was typed. */
export type FormFailure = {
  values: FormValues
  /** Sentence per field, keyed by its dotted name (`journees.0.jour`). */
  errors: Record<string, string>
  formError?: string
  /** Somebody else changed the object meanwhile: show both, nothing lost. */
  conflict?: true
}

/**
 * The only bridge from a form to an act. Parses (422 with field errors, values kept), runs, turns a
 * refusal into a 422 and a stale version into a 409; the rest reaches the error boundary.
 * `params` (from the address) win over fields of the same name.
 */
export async function submit<Schema extends z.ZodType>(
  request: Request,
  params: Record<string, string | undefined>,
  schema: Schema,
  act: (input: z.infer<Schema>, files: FormFiles) => Promise<Response>,
) {
  const read = await readForm(request)
  if (read.failed) return failure(422, { values: read.values, errors: read.errors })
  const parsed = schema.safeParse({ ...read.values, ...params })
  if (!parsed.success) {
    return failure(422, { values: read.values, errors: sentences(parsed.error) })
  }
  try {
    return await act(parsed.data, read.files)
  } catch (error) {
    if (error instanceof Refusal) {
      const { field, message } = error
      const status = error instanceof TooMany ? 429 : 422
      return field === undefined
        ? failure(status, { values: read.values, errors: {}, formError: message })
        : failure(status, { values: read.values, errors: { [field]: message } })
    }
    if (error instanceof StaleVersion) {
      return failure(409, { values: read.values, errors: {}, conflict: true })
    }
    throw error
  }
}

/** An answer that shows the form again with these values and sentences. */
export function failure(status: number, body: FormFailure) {
  return data(body, { status })
}

/** One sentence a field: the first thing to mend. */
export function sentences(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const name = issue.path.join('.')
    errors[name] ??= issue.message
  }
  return errors
}

/** The files of a form by field; an empty choice is no file. */
export type FormFiles = ReadonlyMap<string, File[]>

type Read = {
  failed: boolean
  values: FormValues
  errors: Record<string, string>
  files: FormFiles
}

/** Dotted names make objects and lists (`journees.0.jour`); `nom[]` makes a list of texts. */
export async function readForm(request: Request): Promise<Read> {
  const form = await formDataOf(request)
  const values: FormValues = {}
  const errors: Record<string, string> = {}
  const files = filesOf(form)
  for (const name of new Set(form.keys())) {
    if (form.getAll(name).some((entry) => typeof entry !== 'string')) continue
    const entries = form.getAll(name).map((entry) => (typeof entry === 'string' ? entry : ''))
    const field = name.endsWith('[]') ? name.slice(0, -2) : name
    const path = field.split('.')
    if (!path.every((part) => /^[A-Za-z0-9_-]{1,60}$/.test(part) && !forbidden.has(part))) continue
    const clean = entries.map(withoutNul)
    if (entries.some((entry, index) => entry !== clean[index])) {
      errors[field] =
        'Ce texte contient un caractère qui ne peut pas être enregistré. Il a été retiré.'
    }
    if (name.endsWith('[]')) {
      place(values, path, clean)
      continue
    }
    if (entries.length > 1) errors[field] = 'Cette réponse a été envoyée deux fois. Gardez-en une.'
    place(values, path, clean[0] ?? '')
  }
  return { failed: Object.keys(errors).length > 0, values, errors, files }
}

function filesOf(form: FormData): FormFiles {
  const files = new Map<string, File[]>()
  for (const [name, entry] of form) {
    if (typeof entry === 'string' || entry.size === 0) continue
    files.set(name, [...(files.get(name) ?? []), entry])
  }
  return files
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

async function formDataOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response('Formulaire illisible', { status: 400 })
  }
}

function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '')
}

function place(values: FormValues, path: string[], value: FormValue): void {
  let target = values
  for (const part of path.slice(0, -1)) {
    const next = target[part]
    if (typeof next === 'object' && !Array.isArray(next)) target = next
    else {
      const made: FormValues = {}
      target[part] = made
      target = made
    }
  }
  const last = path.at(-1)
  if (last !== undefined) target[last] = value
}
