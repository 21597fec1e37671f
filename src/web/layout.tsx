import type { Child } from 'hono/jsx'
import type { Action } from '#domain/people/actions.js'
import type { Problem } from '#lib/problem.js'
import { Navigation } from './navigation.js'
import { RefusedEdit } from './refused-edit.js'
import type { Voice } from './voice.js'

export interface Frame {
  readonly voice: Voice
  readonly organisation: string
  /** The address without its language, which every link to another language keeps. */
  readonly address: string
  /** Name of who is signed in. */
  readonly user: string | null
  /** Whether who asks may do that here: what they may not is not offered. */
  can(action: Action): boolean
  /** What the form before has done, in a sentence. */
  readonly told: string | null
  /** The edit of the register by hand that stands in its file and was not taken in. */
  readonly refusedEdit: Problem | null
  /** Changes with the stylesheet, so that it may be cached for ever. */
  readonly styleVersion: string
  /** Whether what is shown is a demonstration, on simulated devices. */
  readonly isSimulated: boolean
}

const withLanguage = (address: string, language: string): string => {
  const url = new URL(address, 'http://here')
  url.searchParams.set('lang', language)
  return url.pathname + url.search
}

const Languages = ({ voice, address }: Pick<Frame, 'voice' | 'address'>) => (
  <nav class="languages" aria-label={voice.t('web.languages')}>
    <ul>
      {voice.languages.map((language) => (
        <li>
          {language === voice.language ? (
            <span lang={language} aria-current="true">
              {voice.languageName(language)}
            </span>
          ) : (
            <a href={withLanguage(address, language)} lang={language} hreflang={language} rel="alternate">
              {voice.languageName(language)}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
)

/** What every page has in common. */
export const Layout = ({
  frame,
  title,
  scripts = [],
  children,
}: {
  frame: Frame
  title: string
  /** Names of files of `web/script`, for pages that can do more with JavaScript than without. */
  scripts?: readonly string[]
  children?: Child
}) => {
  const { voice, organisation, user } = frame
  return (
    <html lang={voice.language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${voice.t('web.name')}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        <link rel="stylesheet" href={`/style.css?v=${frame.styleVersion}`} />
        {['page.js', ...scripts].map((name) => (
          <script type="module" src={`/script/${name}`} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {voice.t('web.skip')}
        </a>
        {frame.isSimulated && (
          <p class="simulated" role="note">
            {voice.t('web.simulated')}
          </p>
        )}
        <header class="masthead">
          <div class="inner">
            <a class="brand" href="/">
              <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <rect x="3" y="3" width="26" height="26" rx="5" />
                <path d="M9 11.5l2 2 3.5-4M9 20.5l2 2 3.5-4M18 12h6M18 21h6" />
              </svg>
              <span class="brand-name">{voice.t('web.name')}</span>
              <span class="organisation">{organisation}</span>
            </a>
            <div class="tools">
              <Languages voice={voice} address={frame.address} />
              {user !== null && (
                <form class="sign-out" method="post" action="/sign-out">
                  <a class="user" href="/account">
                    {user}
                  </a>
                  <button type="submit" class="quiet">
                    {voice.t('web.sign-out')}
                  </button>
                </form>
              )}
            </div>
          </div>
        </header>
        {user !== null && <Navigation frame={frame} />}
        <main id="content">
          {frame.told !== null && (
            <p class="told" role="status">
              {frame.told}
            </p>
          )}
          {frame.refusedEdit !== null && <RefusedEdit frame={frame} problem={frame.refusedEdit} />}
          {children}
        </main>
      </body>
    </html>
  )
}
