import type { Child } from 'hono/jsx'
import type { Fault } from '#lib/problem.js'
import type { Voice } from '../voice.js'
import { Told } from './told.js'

/** Where nothing is yet: what would stand here, and the first step to it. */
export const Empty = ({ title, children }: { title: string; children?: Child }) => (
  <section class="empty">
    <h2>{title}</h2>
    {children}
  </section>
)

/** What a request was refused for, read out at once; each fault with its place. */
export const Complaint = ({
  voice,
  text,
  faults = [],
}: {
  voice: Voice
  text: string | null
  faults?: readonly Fault[]
}) =>
  text === null ? null : (
    <div class="complaint" role="alert" id="complaint">
      <p>{text}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li>
              <code>{fault.where}</code> <Told voice={voice} fault={fault} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
