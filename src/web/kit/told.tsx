import type { Fault } from '#lib/problem.js'
import { asSaid } from '#lib/said.js'
import type { Voice } from '../voice.js'

/** What is wrong, in the reader's words; marked as English where the language has none for it. */
export const Told = ({ voice, fault: { what, said } }: { voice: Voice; fault: Omit<Fault, 'where'> }) => {
  const words = voice.said(said ?? asSaid(what))
  return words === null ? <span lang="en">{what}</span> : <span>{words}</span>
}
