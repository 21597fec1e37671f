import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import type { CustodySheet } from '#domain/custody/sheet.js'
import { entryById } from '#domain/register/entries.js'
import type { CountWords } from '#service/paper/count-words.js'
import {
  numbered,
  sheetCells,
  sheetColumns,
  sheetFacts,
  signers,
  valueText,
} from '#service/paper/custody-sheet.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'

const DocumentLink = ({ register, id, frame }: { register: Register; id: string; frame: Frame }) => {
  const document = entryById(register, 'documents', id)
  if (!document) return <>{id}</>
  return (
    <a href={`/api/v1/documents/${String(document.sha256)}`} download>
      {frame.voice.local(document.name as LocalText)}
    </a>
  )
}

const Papers = ({ frame, register, sheet }: { frame: Frame; register: Register; sheet: CustodySheet }) => {
  const { voice } = frame
  const { act } = sheet
  const proof = act.wiped?.document
  return (
    <section class="sheet papers">
      <h2>{voice.t('custody.papers')}</h2>
      <p>
        {act.document === undefined ? (
          voice.t('custody.not-signed-yet')
        ) : (
          <>
            {voice.t('register.handOvers.document')}:{' '}
            <DocumentLink register={register} id={act.document} frame={frame} />
          </>
        )}
      </p>
      {proof !== undefined && (
        <p>
          {voice.t('register.handOvers.wiped.document')}:{' '}
          <DocumentLink register={register} id={proof} frame={frame} />
        </p>
      )}
      {frame.can('write') && (
        <p class="actions">
          <a href={`/documents/new?for=handOvers/${encodeURIComponent(act.id)}&kind=act`}>
            {voice.t(act.document === undefined ? 'custody.upload-signed' : 'custody.upload-other')}
          </a>
        </p>
      )}
    </section>
  )
}

export interface ActPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly words: CountWords
  readonly sheet: CustodySheet
}

/** An act as it is signed: the page prints as the sheet. */
export const ActPage = ({ frame, register, words, sheet }: ActPageProps) => {
  const { voice } = frame
  const { act } = sheet
  const { organisation } = register
  const title = voice.t(`custody.sheet.title.${act.kind}`)
  const pdf = `/custody/${encodeURIComponent(act.id)}.pdf`
  return (
    <Layout frame={frame} title={`${title} ${act.id}`}>
      <PageHead title={`${title} ${act.id}`} back={{ href: '/custody', label: voice.t('custody') }}>
        <a class="main" href={pdf}>
          {voice.t('custody.as-pdf')}
        </a>
        <a href={`${pdf}?in=${voice.language === 'en' ? organisation.language : 'en'}`}>
          {voice.t(voice.language === 'en' ? 'custody.as-pdf.own' : 'custody.as-pdf.en')}
        </a>
      </PageHead>
      <article class="sheet act">
        <p class="house">
          {[organisation.name, organisation.seat]
            .flatMap((text) => (text ? [voice.local(text)] : []))
            .join(', ')}
        </p>
        <h2>
          {title} <span class="number">{voice.t('custody.sheet.number', { number: act.id })}</span>
        </h2>
        <dl class="pairs">
          {sheetFacts(words, sheet).map(({ label, text }) => (
            <div>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <section class="wide" tabindex={0} aria-label={voice.t('register.handOvers.assets')}>
          <table>
            <caption class="unseen">{voice.t('register.handOvers.assets')}</caption>
            <thead>
              <tr>
                {sheetColumns.map((column) => (
                  <th scope="col" class={numbered.has(column) ? 'number' : undefined}>
                    {voice.t(`custody.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.rows.map((row, index) => {
                const cells = sheetCells(words, row, index + 1)
                return (
                  <tr>
                    {sheetColumns.map((column) => (
                      <td class={numbered.has(column) ? 'number' : undefined}>
                        {column === 'number' ? (
                          <a href={`/register/assets/${encodeURIComponent(row.inventoryNumber)}`}>
                            {cells.number}
                          </a>
                        ) : (
                          cells[column]
                        )}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colspan={4}>
                  {voice.t('custody.sheet.total')}
                </th>
                <td class="number">{voice.number(sheet.rows.length)}</td>
                <td class="number">{valueText(words, sheet.value)}</td>
                <td />
              </tr>
            </tfoot>
          </table>
        </section>
        <p>{voice.t(`custody.sheet.clause.${act.kind}`)}</p>
        {sheet.unpriced > 0 && (
          <p class="muted">{voice.t('custody.sheet.unpriced', { count: sheet.unpriced })}</p>
        )}
        <div class="signatures">
          {signers(words, sheet).map(({ role, name }) => (
            <div>
              <p>{role}</p>
              <p class="sign-here">{name === '' ? voice.t('custody.sheet.signature') : name}</p>
            </div>
          ))}
        </div>
      </article>
      <Papers frame={frame} register={register} sheet={sheet} />
    </Layout>
  )
}
