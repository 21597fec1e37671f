import { readFileSync } from 'node:fs'
import { raw } from 'hono/html'
import type { Checklist } from '#domain/checklist/checklist.js'
import { type ControlState, controlStates } from '#domain/checklist/control.js'
import { defineFormat, type Words } from '#domain/checklist/format.js'
import { type SheetRow, sheetRows } from '#domain/checklist/sheet.js'

const css = readFileSync(new URL('./html.css', import.meta.url), 'utf8')

/** A shape for each state, drawn and not typed: it must come out of any printer, and without colour. */
const shapes: Record<ControlState, string> = {
  pass: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  due: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM7 3h2v4.5l3 2-1 1.6-4-2.6z',
  waived: 'M8 0l8 8-8 8-8-8zM8 3L3 8l5 5 5-5z',
  partly: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2v10A5 5 0 0 0 8 3z',
  'not-checked': 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
  fail: 'M3 0l5 5 5-5 3 3-5 5 5 5-3 3-5-5-5 5-3-3 5-5-5-5z',
  lapsed: 'M8 0l8 15H0zM7 5v5h2V5zm0 6.5v2h2v-2z',
}

const Shape = ({ state }: { state: ControlState }) => (
  <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
    <path fill-rule="evenodd" d={shapes[state]} />
  </svg>
)

const Head = ({ checklist, words }: { checklist: Checklist; words: Words }) => {
  const { organisation } = checklist
  const country = words.t('checklist.country', { country: organisation.country })
  return (
    <header>
      <div>
        {country && <p class="office">{country}</p>}
        <p class="office">{words.local(organisation.name)}</p>
        {organisation.seat && <p>{words.local(organisation.seat)}</p>}
        <p>
          {words.t('checklist.number')} <span class="blank" />
        </p>
        <p>
          {words.t('checklist.date')} <span class="blank" />
        </p>
      </div>
    </header>
  )
}

const Title = ({ checklist, words }: { checklist: Checklist; words: Words }) => {
  const { framework } = checklist
  const basis = framework.basis.map((text) => words.local(text)).join('; ')
  return (
    <>
      <p class="basis">{words.t('checklist.basis', { basis })}</p>
      <h1>{words.t('checklist.title')}</h1>
      <p class="subtitle">{words.local(framework.title)}</p>
      <p class="day">{words.t('checklist.as-of', { asOf: words.instant(checklist.asOf) })}</p>
      {!framework.isInForce && (
        <p class="note">
          {words.t('checklist.not-in-force', {
            from: words.day(framework.validFrom),
            to: framework.validTo ? words.day(framework.validTo) : '–',
          })}
        </p>
      )}
      {framework.note && <p class="note">{words.local(framework.note)}</p>}
      <p class="overview">
        {words.t('checklist.overview', {
          controls: checklist.summary.controls,
          pass: checklist.summary.states.pass + checklist.summary.states.due,
          bad: checklist.summary.states.fail + checklist.summary.states.lapsed,
          partly: checklist.summary.states.partly,
          none: checklist.summary.states['not-checked'],
        })}
      </p>
    </>
  )
}

const Row = ({ row, words }: { row: SheetRow; words: Words }) => (
  <tr>
    <td class="number">
      {row.id}
      {row.article && <small>{words.t('checklist.article', { article: row.article })}</small>}
    </td>
    <td>{row.title}</td>
    <td class="state">
      <Shape state={row.state} />
      {row.stateText}
    </td>
    <td>
      {row.evidence.map(({ head, lines }) => (
        <>
          <p>{head}</p>
          {lines.length > 0 && (
            <ul>
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          )}
        </>
      ))}
      {row.unchecked.length > 0 && (
        <>
          <p class="nobody">{words.t('checklist.nobody')}</p>
          <ul>
            {row.unchecked.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
    </td>
  </tr>
)

const Rows = ({ checklist, words }: { checklist: Checklist; words: Words }) => (
  <table>
    <colgroup>
      <col class="number" />
      <col class="title" />
      <col class="state" />
      <col />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">{words.local(checklist.framework.number)}</th>
        <th scope="col">{words.t('checklist.column.title')}</th>
        <th scope="col">{words.t('checklist.column.state')}</th>
        <th scope="col">{words.t('checklist.column.evidence')}</th>
      </tr>
    </thead>
    <tbody>
      {sheetRows(checklist, words).map((row) => (
        <Row row={row} words={words} />
      ))}
    </tbody>
  </table>
)

const Recap = ({ checklist, words }: { checklist: Checklist; words: Words }) => (
  <>
    <h2>{words.t('checklist.recap')}</h2>
    <table class="recap">
      <tbody>
        {controlStates.map((state) => (
          <tr>
            <td>
              <Shape state={state} />
              {words.t(`checklist.recap.${state}`)}
            </td>
            <td>{String(checklist.summary.states[state])}</td>
          </tr>
        ))}
        <tr>
          <td>{words.t('checklist.recap.total')}</td>
          <td>{String(checklist.summary.controls)}</td>
        </tr>
        <tr>
          <td>{words.t('checklist.recap.exceptions')}</td>
          <td>{String(checklist.summary.waived)}</td>
        </tr>
      </tbody>
    </table>
  </>
)

const Signature = ({ role, hint }: { role: string; hint: string }) => (
  <div>
    <p>{role}</p>
    <p class="line" />
    <small>{hint}</small>
  </div>
)

const Sheet = ({ checklist, words }: { checklist: Checklist; words: Words }) => (
  <html lang={words.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>
        {`${words.t('checklist.title')}: ${words.local(checklist.organisation.name)}, ${words.day(checklist.day)}`}
      </title>
      <style>{raw(css)}</style>
    </head>
    <body>
      <Head checklist={checklist} words={words} />
      <Title checklist={checklist} words={words} />
      <Rows checklist={checklist} words={words} />
      <Recap checklist={checklist} words={words} />
      <section class="signatures">
        <Signature role={words.t('checklist.made-by')} hint={words.t('checklist.signature')} />
        <Signature role={words.t('checklist.checked-by')} hint={words.t('checklist.signature')} />
        <p class="stamp">{words.t('checklist.stamp')}</p>
        <Signature role={words.t('checklist.responsible')} hint={words.t('checklist.signature')} />
      </section>
      <footer>
        <p>{words.t('checklist.made-at', { at: words.instant(checklist.madeAt) })}</p>
        <p>
          {words.t('checklist.hash')} <code>{checklist.hash}</code>
        </p>
      </footer>
    </body>
  </html>
)

/** An official sheet on A4: one file, no script, nothing loaded. */
export default defineFormat({
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render: (checklist, words) => `<!doctype html>\n${String(<Sheet checklist={checklist} words={words} />)}\n`,
})
