import { describe } from 'vitest'
import { alerts } from './conformance/alerts.js'
import { answers } from './conformance/answers.js'
import { audit } from './conformance/audit.js'
import { counts } from './conformance/counts.js'
import { facts } from './conformance/facts.js'
import { importMatches } from './conformance/import-matches.js'
import { observed } from './conformance/observed.js'
import { organisations } from './conformance/organisations.js'
import { people } from './conformance/people.js'
import { pings } from './conformance/pings.js'
import { planProgress } from './conformance/plan-progress.js'
import { reports } from './conformance/reports.js'
import type { Open } from './conformance/things.js'
import { transactions } from './conformance/transactions.js'
import { verdicts } from './conformance/verdicts.js'

/** What every store must do, whatever database it stands on. */
export const conformance = (open: Open): void => {
  describe('transactions', () => transactions(open))
  describe('organisations', () => organisations(open))
  describe('facts', () => facts(open))
  describe('verdicts', () => verdicts(open))
  describe('reports', () => reports(open))
  describe('alerts', () => alerts(open))
  describe('the observed', () => observed(open))
  describe('counts', () => counts(open))
  describe('answers', () => answers(open))
  describe('matches of imports', () => importMatches(open))
  describe('progress of plans', () => planProgress(open))
  describe('pings of jobs', () => pings(open))
  describe('people', () => people(open))
  describe('audit', () => audit(open))
}
