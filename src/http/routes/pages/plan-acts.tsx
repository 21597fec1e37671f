import { type Context, Hono } from 'hono'
import { type RowActName, rowActs } from '#domain/plan/acts/row-acts.js'
import { actOnRow, rowNamed } from '#service/plan/act-on-plan.js'
import { governanceNow, Proposal, proposeEvidence, withdrawEvidence } from '#service/plan/evidence.js'
import { ActsPage } from '../../../web/plans/acts/acts-page.js'
import { readFindingChoice } from '../../../web/plans/acts/finding-choice.js'
import { type FormName, type RefusedForm, rowAddress } from '../../../web/plans/acts/row-form.js'
import { findingsOn } from '../../../web/plans/plan-context.js'
import { bodyUpTo } from '../../body-limits.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { actInput, type PostedAct, readActForm } from '../../plan-act-form.js'
import { parsedAct, refusalOf, WrongFields } from '../../plan-act-refusal.js'
import { lintedIn } from '../../plan-linted.js'
import { defineRoutes } from '../../routes.js'

/** The file, and what a form puts around it. */
const mostBytes = 51 * 1024 * 1024

type RowContext = Context<Env, '/:plan/:row'>
type At = { plan: string; row: string; expected?: string }

/** What can be done on one row of a plan, by forms. */
export default defineRoutes((kit) => {
  const { services } = kit

  const atOf = (c: RowContext): At => ({ plan: c.req.param('plan'), row: c.req.param('row') })
  const whoOf = (c: RowContext | Context<Env>) => {
    const { id, name } = c.get('principal')
    return { id, name }
  }

  const draw = async (c: RowContext, refused: RefusedForm | null, code: 200 | 400 | 409 = 200) => {
    const at = atOf(c)
    const row = rowNamed(services, at)
    const frame = await frameFor(c, kit)
    const [standing, lint] = await Promise.all([services.planStatus.standing(null), services.planLint()])
    const status = standing.rows.find(({ key }) => key === `${at.plan}/${at.row}`)
    return drawPage(
      c,
      <ActsPage
        frame={{ ...frame, address: `${rowAddress(row.plan, row.measure)}/acts` }}
        register={services.register.value}
        plan={row.plan}
        measure={row.measure}
        governance={await governanceNow(services, at)}
        findings={findingsOn(
          lintedIn(
            { lint, texts: services.texts },
            standing.register,
            row.plan,
            standing.today,
            frame.voice.language,
          ),
          at.row,
        )}
        refused={refused}
        targets={status?.targets ?? []}
      />,
      code,
    )
  }

  const doing =
    (form: FormName, act: (c: RowContext, at: At, posted: PostedAct, language: string) => Promise<unknown>) =>
    async (c: RowContext) => {
      rowNamed(services, atOf(c))
      const posted = await readActForm(c, services.documents)
      const frame = await frameFor(c, kit)
      try {
        await act(c, { ...atOf(c), expected: posted.version }, posted, frame.voice.language)
      } catch (error) {
        const { status, ...told } = refusalOf(services.texts, frame, error)
        return draw(c, { form, values: posted.fields, ...told }, status)
      }
      tell(c, `plan.act.done.${form}`, { row: c.req.param('row') })
      const { plan, measure } = rowNamed(services, atOf(c))
      return c.redirect(rowAddress(plan, measure), 303)
    }

  const onRow = (name: RowActName) =>
    doing(name, (c, at, { fields }, language) => {
      const given = actInput(fields, language)
      const input = name === 'accept' ? { ...given, ...readFindingChoice(String(given.rule ?? '')) } : given
      return actOnRow(services, at, name, parsedAct(rowActs[name].input, input) as never, whoOf(c))
    })

  const propose = doing('evidence', (c, at, { fields, file }, language) => {
    const proposal = parsedAct(Proposal, actInput(fields, language))
    const filed = file && {
      file: file.taken,
      filing: { name: proposal.document, kind: 'act' as const, date: proposal.date },
    }
    return proposeEvidence(services, at, proposal, whoOf(c), filed)
  })

  const withdraw = doing('withdraw', (c, at, { fields }) => {
    const why = fields.get('reason') || null
    if (why === null) throw new WrongFields(['reason'])
    return withdrawEvidence(services, at, { id: fields.get('id') ?? '', why }, whoOf(c))
  })

  const row = '/plans/:plan/rows/:row'
  return new Hono<Env>()
    .get(`${row}/acts`, may('read'), (c) => draw(c as RowContext, null))
    .post(`${row}/move`, may('write'), (c) => onRow('move')(c as RowContext))
    .post(`${row}/pay`, may('write'), (c) => onRow('pay')(c as RowContext))
    .post(`${row}/value`, may('write'), (c) => onRow('value')(c as RowContext))
    .post(`${row}/attend`, may('write'), (c) => onRow('attend')(c as RowContext))
    .post(`${row}/accept`, may('write'), (c) => onRow('accept')(c as RowContext))
    .post(`${row}/take-back`, may('write'), (c) => onRow('take-back')(c as RowContext))
    .post(`${row}/evidence`, may('write'), bodyUpTo(mostBytes), (c) => propose(c as RowContext))
    .post(`${row}/withdraw`, may('write'), (c) => withdraw(c as RowContext))
})
