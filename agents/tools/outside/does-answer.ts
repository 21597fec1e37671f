import { ProbeError } from '../../probe.js'

export interface DoesAnswer {
  readonly answers: boolean
  readonly trouble: string | null
}

/** That somebody who must be there is not is an answer, too; what has nothing to do with them stays a failure. */
export const doesAnswer = async (asking: Promise<boolean>, otherwise: string): Promise<DoesAnswer> => {
  try {
    return (await asking) ? { answers: true, trouble: null } : { answers: false, trouble: otherwise }
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error
    return { answers: false, trouble: error.detail.slice(0, 256) }
  }
}
