import type { SubjectRef } from '#contract/report.js'
import { type Answer, ProbeError } from '../../probe.js'

/** What is learnt about a service, or that it could not be learnt, which is then told of the service and not of who asked. */
export const askService = async <Fact>(
  subject: SubjectRef,
  ask: () => Promise<Omit<Answer<Fact>, 'subject' | 'failure'>>,
): Promise<{ readonly answers: readonly Answer<Fact>[] }> => {
  try {
    return { answers: [{ subject, ...(await ask()) }] }
  } catch (error) {
    if (error instanceof ProbeError) return { answers: [{ subject, failure: error }] }
    throw error
  }
}
