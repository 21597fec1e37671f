import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { isAllowed } from '#domain/people/actions.js'
import type { Services } from '#service/services.js'
import type { TextValues } from '#service/texts.js'
import { openVoice, type Voice } from '#web/voice.js'
import { MessagePage, SignInPage } from '../web/door.js'
import type { Frame } from '../web/layout.js'
import type { Env } from './env.js'
import type { DrawProblem } from './problems.js'
import type { RouteKit } from './routes.js'
import { styleVersion } from './style-sheet.js'

const languageCookie = 'popis_lang'
const yearSeconds = 365 * 24 * 3600

/** The languages that a reader's browser asks for, the dearest first. */
const accepted = (header: string | undefined): string[] =>
  (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';')
      const weight = options.map((option) => /^\s*q=([\d.]+)\s*$/.exec(option)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-|$)/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)

/** The reader's language: as asked in the address, as chosen before, of the user, of the browser, of the organisation. */
const languageOf = (c: Context<Env>, { texts, register }: Services, own: string | null): string => {
  const { languages } = texts
  const asked = c.req.query('lang')
  const known = [asked, getCookie(c, languageCookie), own ?? undefined].find(
    (tag) => tag !== undefined && languages.includes(tag),
  )
  if (known) return known
  const primaries = new Set(languages.map((tag) => tag.split('-')[0]))
  const wanted = accepted(c.req.header('accept-language')).find((tag) =>
    primaries.has(tag.toLowerCase().split('-')[0] ?? ''),
  )
  const { language } = register.value.organisation
  if (wanted === undefined) return language
  const named = languages.find((tag) => wanted === tag || wanted.startsWith(`${tag}-`))
  // Who asks for Serbian without a script reads the one in which the organisation writes.
  const isSame = wanted.toLowerCase().split('-')[0] === language.split('-')[0]
  return named ?? (isSame ? language : texts.language(wanted))
}

/** Has the next page follow the account or the browser again, whatever was chosen in an address before. */
export const forgetLanguage = (c: Context<Env>): void => {
  deleteCookie(c, languageCookie, { path: '/' })
}

/** The path of the page with its query, but for the language. */
const addressOf = (c: Context<Env>): string => {
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  return url.pathname + url.search
}

/** The frame of a page for this reader; a language chosen in the address is remembered. */
export const frameFor = async (c: Context<Env>, { services, where }: RouteKit): Promise<Frame> => {
  const principal = await c.get('identify')?.()
  const language = languageOf(c, services, principal?.language ?? null)
  if (c.req.query('lang') === language)
    setCookie(c, languageCookie, language, {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
      secure: where.isSecure(c),
      maxAge: yearSeconds,
    })
  const { organisation } = services.register.value
  const voice = openVoice(services.texts, language, organisation.timeZone, services.clock.now())
  return {
    voice,
    organisation: voice.local(organisation.name),
    address: addressOf(c),
    user: principal?.kind === 'user' ? principal.name : null,
    can: (action) =>
      principal != null &&
      (action === 'self' || !principal.needsSecondFactor) &&
      isAllowed(principal.role, action),
    told: takeTold(c, voice),
    // A stranger at the door learns nothing of the register.
    refusedEdit: principal == null ? null : await services.refusedEdit(),
    styleVersion,
    isSimulated: services.demoDoor !== null,
  }
}

const toldCookie = 'popis_told'

/** Has the next page that this reader sees begin with a sentence: what a form has done. */
export const tell = (c: Context<Env>, key: string, values: TextValues = {}): void =>
  setCookie(c, toldCookie, JSON.stringify([key, values]), {
    path: '/',
    sameSite: 'Lax',
    httpOnly: true,
    maxAge: 60,
  })

const Told = z.tuple([z.string(), z.record(z.string(), z.union([z.string(), z.number()]))])

const takeTold = (c: Context<Env>, voice: Voice): string | null => {
  const cookie = getCookie(c, toldCookie)
  if (cookie === undefined) return null
  deleteCookie(c, toldCookie, { path: '/' })
  try {
    const [key, values] = Told.parse(JSON.parse(cookie))
    return voice.has(key) ? voice.t(key, values) : null
  } catch {
    // Not ours: the reader can put anything into a cookie.
    return null
  }
}

export const drawPage = (
  c: Context<Env>,
  page: JSX.Element,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> => {
  c.header('Vary', 'Cookie, Accept-Language')
  return c.html(`<!doctype html>${page}`, status)
}

/** A page that says one thing, by the keys of its words. */
export const drawMessage = async (
  c: Context<Env>,
  kit: RouteKit,
  { title, text, status = 200 }: { title: string; text: string; status?: ContentfulStatusCode },
): Promise<Response> => {
  const frame = await frameFor(c, kit)
  const { voice } = frame
  return drawPage(
    c,
    <MessagePage frame={frame} title={voice.t(title)} text={voice.t(text)} reference={null} />,
    status,
  )
}

const isReader = (c: Context<Env>): boolean =>
  !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')

/** Draws problems for people: a stranger gets the door, and finds the page behind it. */
export const drawProblem =
  (kit: RouteKit): DrawProblem =>
  async (c, { status, detail, instance }, problem) => {
    if (!isReader(c)) return null
    const drawn = await frameFor(c, kit)
    // Where only forms are taken nothing can be read: who changes the language then goes on at the first page.
    const frame = c.req.method === 'GET' ? drawn : { ...drawn, address: '/' }
    if (status === 401 && c.req.method === 'GET')
      return drawPage(
        c,
        <SignInPage
          frame={frame}
          complaint={null}
          name=""
          next={frame.address}
          canForget={kit.services.people.letters.canSend}
        />,
        401,
      )
    const key = `web.problem.${status}`
    const isKnown = frame.voice.has(key)
    const title = frame.voice.t(isKnown ? key : 'web.problem.500')
    const isOurs = status >= 500
    const general = `${key}.what`
    const words = frame.voice.said(problem.said)
    // What has no words in this language is told in English, beside what to do.
    const isForeign = !isOurs && words === null && frame.voice.has(general)
    const text = isOurs
      ? frame.voice.t('web.problem.ours')
      : (words ?? (isForeign ? frame.voice.t(general) : detail))
    return drawPage(
      c,
      <MessagePage
        frame={frame}
        title={title}
        text={text}
        detail={isForeign ? detail : null}
        faults={isOurs ? [] : problem.faults}
        reference={isOurs ? instance : null}
      />,
      status,
    )
  }
