import type { ServiceRecord } from '#contract/register/service-record.js'
import type { LocalText } from '#contract/register/text.js'
import type { CheckAnswer } from '#domain/plan/reconcile/ask.js'
import type { Counted } from '#domain/plan/reconcile/counted.js'
import type { Timeliness } from '#domain/plan/reconcile/deadline.js'
import type { Basis } from '#domain/plan/reconcile/money.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import type { Texts } from '../texts.js'

/** What the status of plans is told in. */
export const statusWords = (texts: Texts, language: string) => {
  const t = (key: string, values?: Parameters<Texts['t']>[2]) =>
    texts.t(language, `plan-status.${key}`, values)
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const number = (value: number | null) => (value === null ? t('not-counted') : numbers.format(value))
  const local = (text: LocalText | null) => (text === null ? '' : texts.local(language, text))
  const time = (timeliness: Timeliness): string => {
    if (timeliness.is === 'done' && timeliness.on === null) return t('time.done-undated')
    const on = 'on' in timeliness && timeliness.on !== null ? texts.formatDay(language, timeliness.on) : ''
    return t(`time.${timeliness.is}`, { ...timeliness, on })
  }
  const value = ({ name, value: shown }: CheckAnswer['values'][number]) =>
    `${name} ${Array.isArray(shown) ? shown.map(String).join(', ') : String(shown)}`
  const check = ({ what, state, reason, detail, by, values }: CheckAnswer): string => {
    const because = reason === null ? t(`by.${by}`) : t(`unsaid.${reason}`)
    const shown = reason === 'no-probe' || reason === 'error' ? (detail ?? '') : values.map(value).join('; ')
    return `${local(what)}: ${t(`answer.${state}`)} (${[because, shown].filter(Boolean).join('; ')})`
  }
  const act = ({ kind, date, result, document }: ServiceRecord): string => {
    const word = (field: string, chosen: string) =>
      texts.t(language, `register.serviceRecords.${field}.${chosen}`)
    const said = `${word('kind', kind)} ${texts.formatDay(language, date)} ${word('result', result)}`
    return document === undefined ? said : `${said}, ${document}`
  }
  const why = ({ why: reason, demand, others }: Counted): string =>
    [
      demand === null ? t('why.not-expected') : t(`why.${reason}`),
      others.length > 0 && reason !== 'shared' ? t('why.others', { rows: others.join(', ') }) : '',
    ]
      .filter(Boolean)
      .join('; ')
  return {
    t,
    number,
    local,
    time,
    check,
    act,
    why,
    lacking: ({ lacking }: Pick<RowStatus, 'lacking'>) =>
      Object.entries(lacking)
        .map(([lack, count]) => `${t(`lack.${lack}`)} ${number(count)}`)
        .join(', '),
    basis: ({ currency, vatIncluded, vatRate }: Basis) =>
      t('basis', {
        currency,
        vat: t(vatIncluded ? 'vat.included' : 'vat.excluded'),
        rate: new Intl.NumberFormat(language, { style: 'percent' }).format(vatRate),
      }),
  }
}
export type StatusWords = ReturnType<typeof statusWords>
