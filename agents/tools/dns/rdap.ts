import { z } from 'zod'
import { instant } from '#contract/field.js'
import { toInstant } from '#lib/instant.js'
import type { Host } from '../../host.js'
import { ProbeError } from '../../probe.js'

/** The part of an answer of RDAP (RFC 9083) that is relied on. */
const Answer = z.object({
  events: z.array(z.object({ eventAction: z.string(), eventDate: z.string() })).default([]),
  entities: z
    .array(
      z.object({
        roles: z.array(z.string()).default([]),
        handle: z.string().optional(),
        vcardArray: z.unknown(),
      }),
    )
    .default([]),
})

const Kept = z.object({ at: instant(), expiresAt: z.string().nullable(), registrar: z.string().nullable() })

const dayMs = 86_400_000

/** The name in a jCard (RFC 7095): ["vcard", [["fn", {}, "text", "…"], …]]. */
const fullName = (card: unknown): string | null => {
  const fields = Array.isArray(card) && Array.isArray(card[1]) ? (card[1] as unknown[]) : []
  const named = fields.find((field): field is unknown[] => Array.isArray(field) && field[0] === 'fn')
  return typeof named?.[3] === 'string' ? named[3].slice(0, 256) : null
}

export const readRdap = (text: string) => {
  const parsed = Answer.safeParse(JSON.parse(text))
  if (!parsed.success) throw new ProbeError('unreadable', 'RDAP answers in a shape that is not known')
  const { events, entities } = parsed.data
  const end = events.find(({ eventAction }) => eventAction === 'expiration')?.eventDate
  const registrar = entities.find(({ roles }) => roles.includes('registrar'))
  return {
    expiresAt: end === undefined || Number.isNaN(Date.parse(end)) ? null : toInstant(end),
    registrar: registrar ? (fullName(registrar.vcardArray) ?? registrar.handle ?? null) : null,
  }
}

/** When the registration of a domain ends. Registries want to be asked seldom: once a day is enough. */
export const askRdap = async (host: Host, base: string, domain: string) => {
  const kept = host.notes.get(`rdap ${domain}`, Kept)
  if (kept && Date.parse(host.now()) - Date.parse(kept.at) < dayMs)
    return { expiresAt: kept.expiresAt, registrar: kept.registrar }
  const url = `${base.replace(/\/$/, '')}/domain/${encodeURIComponent(domain)}`
  const text = await host.http.text(url, { timeoutMs: 10_000 })
  let read: ReturnType<typeof readRdap>
  try {
    read = readRdap(text)
  } catch (error) {
    if (error instanceof ProbeError) throw error
    throw new ProbeError('unreadable', `${url} answers no JSON`, { cause: error })
  }
  host.notes.set(`rdap ${domain}`, { at: host.now(), ...read })
  return read
}
