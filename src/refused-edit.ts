import type { Register } from '#contract/register.js'
import { Problem } from '#lib/problem.js'
import { keepsOrganisation } from '#store/register/document.js'
import { readLiveRegister } from './live-register.js'

/** Remembers the edit of the register by hand that was refused, for as long as it stands in `file`. */
export const openRefusedEdit = (file: string, inForce: () => Register) => {
  let last: Problem | null = null
  return {
    refused: (problem: Problem): void => {
      last = problem
    },
    /** Null where the file is in order; whoever puts it back as it was makes no new register that could be told of. */
    standing: async (): Promise<Problem | null> => {
      if (last === null) return null
      const told = last
      try {
        keepsOrganisation(inForce(), await readLiveRegister(file))
        if (last === told) last = null
      } catch (error) {
        if (!(error instanceof Problem)) throw error
      }
      return last
    },
  }
}
