import { type Context, Hono } from 'hono'
import { type PlanActName, planActs } from '#domain/plan/acts/plan-acts.js'
import { rowNumbersTyped } from '#domain/plan/row-numbers-typed.js'
import { actOnPlan, planNamed } from '#service/plan/act-on-plan.js'
import { AmendPage } from '../../../web/plans/acts/amend-form.js'
import type { RefusedPlanForm } from '../../../web/plans/acts/plan-form.js'
import { RemarksPage } from '../../../web/plans/acts/remarks-page.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { actInput, readActForm } from '../../plan-act-form.js'
import { parsedAct, refusalOf } from '../../plan-act-refusal.js'
import { lintedIn } from '../../plan-linted.js'
import { defineRoutes } from '../../routes.js'

type PlanContext = Context<Env, '/:plan'>

/** What can be done on a plan as a whole, by forms. */
export default defineRoutes((kit) => {
  const { services } = kit

  const propsOf = async (c: PlanContext, refused: RefusedPlanForm | null) => ({
    frame: await frameFor(c, kit),
    register: services.register.value,
    plan: planNamed(services, c.req.param('plan')),
    refused,
  })

  const drawAmend = async (c: PlanContext, refused: RefusedPlanForm | null, code: 200 | 400 | 409 = 200) =>
    drawPage(c, <AmendPage {...(await propsOf(c, refused))} />, code)

  const drawRemarks = async (
    c: PlanContext,
    refused: RefusedPlanForm | null,
    code: 200 | 400 | 409 = 200,
  ) => {
    const props = await propsOf(c, refused)
    const [standing, lint] = await Promise.all([services.planStatus.standing(null), services.planLint()])
    const { language } = props.frame.voice
    const sources = { lint, texts: services.texts }
    const linted = lintedIn(sources, standing.register, props.plan, standing.today, language)
    return drawPage(c, <RemarksPage {...props} linted={linted} />, code)
  }

  const doing = (name: PlanActName, draw: typeof drawAmend) => async (c: PlanContext) => {
    const id = c.req.param('plan')
    const known = new Set(planNamed(services, id).measures.map((one) => one.id))
    const { version, fields } = await readActForm(c, services.documents)
    const frame = await frameFor(c, kit)
    const { id: whoId, name: whoName } = c.get('principal')
    try {
      const { measures, ...given } = actInput(fields, frame.voice.language)
      const rows = rowNumbersTyped(String(measures ?? ''), known)
      const input = parsedAct(planActs[name].input, { ...given, ...(rows.length > 0 && { measures: rows }) })
      await actOnPlan(services, id, name, input as never, version, { id: whoId, name: whoName })
    } catch (error) {
      const { status, ...told } = refusalOf(services.texts, frame, error)
      return draw(c, { form: name, values: fields, ...told }, status)
    }
    tell(c, name === 'amend' ? 'plan.act.done.amend' : `plan.act.done.whole.${name}`)
    return c.redirect(`/plans/${encodeURIComponent(id)}`, 303)
  }

  return new Hono<Env>()
    .get('/plans/:plan/amend', may('write'), (c) => drawAmend(c as PlanContext, null))
    .post('/plans/:plan/amend', may('write'), (c) => doing('amend', drawAmend)(c as PlanContext))
    .get('/plans/:plan/remarks', may('write'), (c) => drawRemarks(c as PlanContext, null))
    .post('/plans/:plan/accept', may('write'), (c) => doing('accept', drawRemarks)(c as PlanContext))
    .post('/plans/:plan/take-back', may('write'), (c) => doing('take-back', drawRemarks)(c as PlanContext))
})
