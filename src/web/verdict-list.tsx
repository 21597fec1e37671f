import { states } from '#contract/verdict.js'
import type { Policy } from '#domain/policy/policy.js'
import type { VerdictSpan } from '#domain/ports.js'
import { fieldLabel, fieldValue } from './fact-value.js'
import type { PartNames } from './part-names.js'
import { StateMark, StateShape, stateClass } from './state-mark.js'
import { headline, remedyWords, ruleTitle } from './verdict-words.js'
import type { Voice } from './voice.js'

/** What a verdict stands on, as data. */
export const Proof = ({ verdict, voice }: { verdict: VerdictSpan; voice: Voice }) => {
  const { values = {}, facts = [], asked } = verdict.evidence
  return (
    <details class="proof">
      <summary>{voice.t('web.evidence')}</summary>
      <dl>
        {Object.entries(values).map(([name, value]) => (
          <div>
            <dt>{fieldLabel(voice, name)}</dt>
            <dd>{fieldValue(voice, name, value)}</dd>
          </div>
        ))}
        {facts.map(({ entry, key }) => (
          <div>
            <dt>{voice.t('web.fact')}</dt>
            <dd>
              <code>{key ? `${entry} · ${key}` : entry}</code>
            </dd>
          </div>
        ))}
        {asked && (
          <div>
            <dt>{voice.t('web.last-asking')}</dt>
            <dd>
              {voice.instant(asked.at)}: {voice.t(`reason.${asked.reason}`)} {asked.detail}
            </dd>
          </div>
        )}
        <div>
          <dt>{voice.t('web.requirement')}</dt>
          <dd>
            <code>{verdict.rule}</code>
          </dd>
        </div>
      </dl>
    </details>
  )
}

/** The part of a thing's id that tells several facts of one subject apart. */
const partOf = ({ thing }: VerdictSpan, nameOf: PartNames): string => {
  const [, entry = '', ...key] = thing.split('#')
  return key.length === 0 ? '' : nameOf(entry, key.join('#'))
}

interface Shown {
  readonly voice: Voice
  readonly policy: Policy
  readonly nameOf: PartNames
}

const Trouble = ({ verdict, voice, policy, nameOf }: Shown & { verdict: VerdictSpan }) => {
  const rule = policy.rules.get(verdict.rule)
  const { head, words, requirement } = headline(voice, rule, verdict, true)
  const remedy = verdict.state === 'waived' ? null : remedyWords(voice, rule, verdict)
  const part = partOf(verdict, nameOf)
  const asked = verdict.evidence.reason === 'asking-failed' ? undefined : verdict.evidence.asked
  return (
    <li class={`line ${stateClass(verdict.state)}`}>
      <div class="line-state">
        <StateMark state={verdict.state} voice={voice} />
      </div>
      <div class="line-body">
        <h3>
          {head}
          {part !== '' && <span class="part"> {part}</span>}
        </h3>
        {words !== null && <p class="words">{words}</p>}
        {verdict.since !== null && verdict.state !== 'due' && (
          <p class="where">
            <span class="since">{voice.t('web.since', { at: voice.instant(verdict.since) })}</span>
          </p>
        )}
        {asked && (
          <p class="asked">
            {voice.t('web.asked', { ago: voice.ago(asked.at), reason: voice.t(`reason.${asked.reason}`) })}
          </p>
        )}
        {remedy !== null && (
          <p class="remedy">
            <span class="label">{voice.t('web.remedy')}</span> {remedy}
          </p>
        )}
        {requirement !== null && (
          <p class="requirement">{voice.t('web.requirement.is', { title: requirement })}</p>
        )}
        <Proof verdict={verdict} voice={voice} />
      </div>
    </li>
  )
}

const Good = ({ verdicts, voice, policy, nameOf }: Shown & { verdicts: readonly VerdictSpan[] }) => (
  <details class="good">
    <summary>
      <StateShape state="pass" /> {voice.t('web.in-order', { count: verdicts.length })}
    </summary>
    <ul>
      {verdicts.map((verdict) => (
        <li>
          <StateShape state="pass" />
          <div>
            {ruleTitle(voice, policy.rules.get(verdict.rule), verdict)}
            {partOf(verdict, nameOf) !== '' && <span class="part"> {partOf(verdict, nameOf)}</span>}
            {verdict.evidence.asked && (
              <p class="asked">
                {voice.t('web.asked', {
                  ago: voice.ago(verdict.evidence.asked.at),
                  reason: voice.t(`reason.${verdict.evidence.asked.reason}`),
                })}
              </p>
            )}
            <Proof verdict={verdict} voice={voice} />
          </div>
        </li>
      ))}
    </ul>
  </details>
)

/** What is wrong in full, worst first; what is in order folded away; what does not apply only counted. */
export const VerdictList = ({
  verdicts,
  voice,
  policy,
  nameOf = (_, key) => key,
}: {
  verdicts: readonly VerdictSpan[]
  voice: Voice
  policy: Policy
  nameOf?: PartNames
}) => {
  const troubles = verdicts
    .filter(({ state }) => state !== 'pass' && state !== 'n/a')
    .sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
  const good = verdicts.filter(({ state }) => state === 'pass')
  const aside = verdicts.length - troubles.length - good.length
  return (
    <section class="verdicts">
      <h2>{voice.t('web.verdicts')}</h2>
      {troubles.length > 0 && (
        <ol class="lines">
          {troubles.map((verdict) => (
            <Trouble verdict={verdict} voice={voice} policy={policy} nameOf={nameOf} />
          ))}
        </ol>
      )}
      {good.length > 0 && <Good verdicts={good} voice={voice} policy={policy} nameOf={nameOf} />}
      {verdicts.length === 0 && <p class="muted">{voice.t('web.no-verdicts')}</p>}
      {aside > 0 && <p class="muted">{voice.t('web.not-meant', { count: aside })}</p>}
    </section>
  )
}
