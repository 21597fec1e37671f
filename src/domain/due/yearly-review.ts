/** The check of the security act, and the check that it is looked through every year. */
export const securityAct = 'SEC-1'
export const yearlyReview = 'SEC-2'
