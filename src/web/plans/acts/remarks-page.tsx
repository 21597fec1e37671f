import { SelectField, TextArea } from '../../kit/field.js'
import { PageHead } from '../../kit/page-head.js'
import { Layout } from '../../layout.js'
import type { Linted } from '../plan-context.js'
import { PlanForm, type PlanFormProps, planField } from './plan-form.js'

interface RemarksProps extends PlanFormProps {
  readonly linted: Linted
}

/** One acceptance covers all that a rule says of the plan as a whole. */
const titlesOf = ({ results, say }: Linted): Map<string, string> =>
  new Map(
    results.filter(({ measures }) => measures.length === 0).map((one) => [one.rule, say(one).title] as const),
  )

/** What lint says of the plan as a whole, and letting it stand with a reason, or no longer. */
export const RemarksPage = (props: RemarksProps) => {
  const { frame, plan, linted } = props
  const { voice } = frame
  const title = voice.t('plan.act.remarks')
  const titles = titlesOf(linted)
  const accepted = (plan.acceptances ?? []).filter(({ measures }) => measures.length === 0)
  const isAccepted = new Set(accepted.map(({ rule }) => rule))
  const open = [...titles].filter(([rule]) => !isAccepted.has(rule))
  const choicesOf = (rules: readonly string[]) =>
    rules.map((rule) => ({ value: rule, label: titles.get(rule) ?? rule }))
  const letStand = planField(props, 'accept')
  const takeBack = planField(props, 'take-back')
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        back={{ href: `/plans/${encodeURIComponent(plan.id)}`, label: voice.local(plan.title) }}
      />
      <section class="sheet">
        <h2>{voice.t('plan.act.accept')}</h2>
        {open.length === 0 ? (
          <p class="muted">{voice.t('plan.act.remarks.none')}</p>
        ) : (
          <PlanForm on={props} form="accept">
            <SelectField {...letStand('rule')} choices={choicesOf(open.map(([rule]) => rule))} required />
            <div class="whole">
              <TextArea {...letStand('reason')} rows={2} required />
            </div>
          </PlanForm>
        )}
      </section>
      {accepted.length > 0 && (
        <section class="sheet">
          <h2>{voice.t('plan.act.take-back')}</h2>
          <ul>
            {accepted.map(({ rule, reason, by, on }) => (
              <li>{`${titles.get(rule) ?? rule}: ${reason} (${by}, ${voice.date(on)})`}</li>
            ))}
          </ul>
          <PlanForm on={props} form="take-back">
            <SelectField
              {...takeBack('rule')}
              choices={choicesOf(accepted.map(({ rule }) => rule))}
              required
            />
            <div class="whole">
              <TextArea {...takeBack('reason')} rows={2} />
            </div>
          </PlanForm>
        </section>
      )}
    </Layout>
  )
}
