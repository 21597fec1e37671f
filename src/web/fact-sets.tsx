import type { Topic } from '#contract/topic.js'
import type { ShownSet } from '#service/describe-subject.js'
import { FactValue, fieldLabel } from './fact-value.js'
import type { Voice } from './voice.js'

type Fact = Record<string, unknown>

/** A table longer than this is folded away; its heading says how long it is. */
const foldFrom = 13

const isTriedInVain = ({ hash, asked }: ShownSet): boolean =>
  hash === null && asked !== null && asked.reason === 'absent' && !asked.configured

const columnsOf = (topic: Topic, facts: readonly Fact[]): string[] =>
  Object.keys(topic.schema.shape).filter((field) => facts.some((fact) => fact[field] !== undefined))

const Single = ({ topic, fact, voice }: { topic: Topic; fact: Fact; voice: Voice }) => (
  <dl class="fact">
    {columnsOf(topic, [fact]).map((field) => (
      <div>
        <dt>{fieldLabel(voice, field)}</dt>
        <dd>
          <FactValue voice={voice} name={field} schema={topic.schema.shape[field]} value={fact[field]} />
        </dd>
      </div>
    ))}
  </dl>
)

const Many = ({
  topic,
  facts,
  voice,
  label,
}: {
  topic: Topic
  facts: readonly Fact[]
  voice: Voice
  label: string
}) => {
  const columns = columnsOf(topic, facts)
  const table = (
    <section class="wide" tabindex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((field) => (
              <th scope="col">{fieldLabel(voice, field)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr>
              {columns.map((field) => (
                <td class={typeof fact[field] === 'number' ? 'number' : ''}>
                  <FactValue
                    voice={voice}
                    name={field}
                    schema={topic.schema.shape[field]}
                    value={fact[field]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
  if (facts.length < foldFrom) return table
  return (
    <details>
      <summary>{voice.t('web.entries', { count: facts.length })}</summary>
      {table}
    </details>
  )
}

const Asked = ({ set, voice }: { set: ShownSet; voice: Voice }) =>
  set.asked === null ? null : (
    <p class="asked">
      {voice.t('web.asked', { ago: voice.ago(set.asked.at), reason: voice.t(`reason.${set.asked.reason}`) })}
      {set.asked.detail !== '' && <span class="detail"> {set.asked.detail}</span>}
    </p>
  )

const FactSet = ({ topic, set, voice }: { topic: Topic; set: ShownSet; voice: Voice }) => {
  const facts = (set.facts ?? []) as Fact[]
  const [first] = facts
  return (
    <div class="set">
      <p class="entry">
        <code>{set.entry}</code>
        {set.since !== null && (
          <span> {voice.t('web.unchanged-since', { at: voice.instant(set.since) })}</span>
        )}
        {set.goneAt !== null && (
          <strong> {voice.t('web.gone-since', { at: voice.instant(set.goneAt) })}</strong>
        )}
      </p>
      <Asked set={set} voice={voice} />
      {set.facts !== null && facts.length === 0 && <p class="muted">{voice.t('web.asked-and-none')}</p>}
      {first &&
        (topic.single ? (
          <Single topic={topic} fact={first} voice={voice} />
        ) : (
          <Many topic={topic} facts={facts} voice={voice} label={voice.t(`topic.${topic.name}`)} />
        ))}
    </div>
  )
}

/** What is known of one topic, asking by asking; a tool that was tried and is not there is only named. */
export const FactSets = ({
  topic,
  sets,
  voice,
}: {
  topic: Topic
  sets: readonly ShownSet[]
  voice: Voice
}) => {
  const inVain = sets.filter(isTriedInVain)
  return (
    <section class="topic" id={`topic-${topic.name}`}>
      <h2>{voice.t(`topic.${topic.name}`)}</h2>
      {sets
        .filter((set) => !isTriedInVain(set))
        .map((set) => (
          <FactSet topic={topic} set={set} voice={voice} />
        ))}
      {inVain.length > 0 && (
        <p class="muted">
          {voice.t('web.tried-in-vain', { tools: inVain.map(({ entry }) => entry).join(', ') })}
        </p>
      )}
    </section>
  )
}
