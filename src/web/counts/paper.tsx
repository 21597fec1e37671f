import type { CustodianList, Totals } from '#domain/counting/list.js'
import type { CountSheet } from '#service/count-sheet.js'
import { headLines, type Phrase, signatures, stateLine, totalLines } from '#service/paper/count-phrases.js'
import {
  type CountWords,
  countColumns,
  holderName,
  numberColumns,
  rowCells,
} from '#service/paper/count-words.js'

const Phrases = ({ lines }: { lines: readonly Phrase[] }) => (
  <dl class="paper-lines">
    {lines.map(({ label, text }) => (
      <div>
        <dt>{label}:</dt> <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

const Signatures = ({ names }: { names: readonly { readonly part: string; readonly name: string }[] }) => (
  <ul class="paper-signatures">
    {names.map(({ part, name }) => (
      <li>
        <span class="part">{part}</span>
        <span class="signature" />
        <span>{name}</span>
      </li>
    ))}
  </ul>
)

const TotalLines = ({ sheet, words, totals }: { sheet: CountSheet; words: CountWords; totals: Totals }) => (
  <Phrases lines={totalLines(sheet, words, totals)} />
)

const CustodianPart = ({
  sheet,
  list,
  words,
}: {
  sheet: CountSheet
  list: CustodianList
  words: CountWords
}) => {
  const holder = holderName(words, sheet.frame, list.custodian)
  const heading = `${words.t('count.custodian')}: ${holder}`
  return (
    <section class="paper-part">
      <h2>{heading}</h2>
      <section class="wide" tabindex={0} aria-label={heading}>
        <table>
          <caption class="unseen">{heading}</caption>
          <thead>
            <tr>
              {countColumns.map((column) => (
                <th scope="col" class={numberColumns.has(column) ? 'number' : undefined}>
                  {words.t(`count.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row, index) => {
              const cells = rowCells(words, sheet.frame, row, index + 1)
              return (
                <tr>
                  {countColumns.map((column) => (
                    <td class={numberColumns.has(column) ? 'number' : undefined}>{cells[column]}</td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <TotalLines sheet={sheet} words={words} totals={list.totals} />
      <Signatures
        names={[
          ...(list.custodian === null ? [] : [{ part: words.t('count.custodian'), name: holder }]),
          ...signatures(sheet, words),
        ]}
      />
    </section>
  )
}

/** The list as it is printed and signed. */
export const CountPaper = ({ sheet, words }: { sheet: CountSheet; words: CountWords }) => (
  <article class="paper" lang={words.language}>
    <p class="paper-organisation">{words.local(sheet.frame.organisation)}</p>
    <h1>{words.t('count.list')}</h1>
    <Phrases lines={headLines(sheet, words)} />
    <p>{stateLine(sheet, words)}</p>
    {sheet.lists.map((list) => (
      <CustodianPart sheet={sheet} list={list} words={words} />
    ))}
    <section class="paper-part">
      <h2>{words.t('count.total-all')}</h2>
      <TotalLines sheet={sheet} words={words} totals={sheet.totals} />
      <Signatures names={signatures(sheet, words)} />
    </section>
    <footer class="paper-hash">{words.t('count.hash-is', { hash: sheet.hash })}</footer>
  </article>
)
