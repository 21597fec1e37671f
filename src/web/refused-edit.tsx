import type { Problem } from '#lib/problem.js'
import type { Frame } from './layout.js'

const mostFaults = 5

/** That the file of the register was edited badly by hand; who may mend it is told where. */
export const RefusedEdit = ({ frame, problem }: { frame: Frame; problem: Problem }) => {
  const { voice } = frame
  const faults = problem.faults.slice(0, mostFaults)
  return (
    <section class="complaint" aria-labelledby="refused-edit">
      <p id="refused-edit">{voice.t('web.refused-edit')}</p>
      {frame.can('write') && (
        <ul>
          {faults.length === 0 && <li lang="en">{problem.message}</li>}
          {faults.map(({ where, what }) => (
            <li lang="en">
              <code>{where}</code> {what}
            </li>
          ))}
          {problem.faults.length > faults.length && (
            <li>{voice.t('web.refused-edit.more', { more: problem.faults.length - faults.length })}</li>
          )}
          <li>{voice.t('web.refused-edit.check')}</li>
        </ul>
      )}
    </section>
  )
}
