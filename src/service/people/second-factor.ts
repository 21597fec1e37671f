import type { Clock, Store, Transaction } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { codePatience, openDelays } from '../delays.js'
import { isRecoveryCode, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js'
import type { Seal } from './seal.js'
import { newTotpSecret, totpStep, totpUri } from './totp.js'

export type CodeResult =
  | { readonly by: 'code' | 'recovery code' }
  | { readonly refused: 'wrong' }
  | { readonly refused: 'wait'; readonly seconds: number }

export interface SecondFactorState {
  readonly isOn: boolean
  readonly since: Instant | null
  readonly recoveryCodes: number
  /** What to put into an authenticator, while none has shown that it has it. */
  readonly pending: { readonly secret: string; readonly uri: string } | null
}

/** One-time codes of an authenticator, and recovery codes for whoever has lost it. */
export const openSecondFactor = (services: {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
  readonly seal: Seal
}) => {
  const { store, clock, organisation, seal } = services
  const delays = openDelays(clock, codePatience)

  const audit = (tx: Transaction, user: string, what: string, detail: object = {}) =>
    tx.of(organisation).audit({ at: clock.now(), who: user, what, on: user, detail })

  /** Takes the code, so that it never serves again. */
  const take = async (
    tx: Transaction,
    user: string,
    typed: string,
  ): Promise<'code' | 'recovery code' | null> => {
    const factor = await tx.people.secondFactor(user)
    if (!factor || factor.confirmedAt === null) return null
    const code = typed.trim()
    if (isRecoveryCode(code))
      return (await tx.people.useRecoveryCode(user, recoveryCodeHash(code), clock.now()))
        ? 'recovery code'
        : null
    const step = totpStep(
      seal.open(factor.secret, user),
      code.replace(/\s/g, ''),
      clock.now(),
      factor.lastStep,
    )
    if (step === null) return null
    await tx.people.putSecondFactor(user, { ...factor, lastStep: step })
    return 'code'
  }

  const check = async (user: string, code: string, address: string): Promise<CodeResult> => {
    const seconds = delays.begin(user, address)
    if (seconds > 0) return { refused: 'wait', seconds }
    const by = await store.transaction(async (tx) => {
      const found = await take(tx, user, code)
      if (found === null) await audit(tx, user, 'factor.wrong', { address })
      if (found === 'recovery code')
        await audit(tx, user, 'factor.recovery', { left: await tx.people.recoveryCodes(user) })
      return found
    })
    if (by === null) return { refused: 'wrong' }
    delays.succeed(user, address)
    return { by }
  }

  const newCodes = async (tx: Transaction, user: string): Promise<readonly string[]> => {
    const { codes, hashes } = newRecoveryCodes()
    await tx.people.putRecoveryCodes(user, hashes)
    return codes
  }

  return {
    async state(user: string, issuer: string, name: string): Promise<SecondFactorState> {
      const factor = await store.people.secondFactor(user)
      const isOn = factor !== null && factor.confirmedAt !== null
      const secret = factor !== null && !isOn ? seal.open(factor.secret, user) : null
      return {
        isOn,
        since: factor?.confirmedAt ?? null,
        recoveryCodes: isOn ? await store.people.recoveryCodes(user) : 0,
        pending: secret === null ? null : { secret, uri: totpUri(secret, issuer, name) },
      }
    },

    /** Makes a secret to be put into an authenticator, in place of one that was not confirmed. */
    async begin(user: string): Promise<void> {
      const sealed = seal.close(newTotpSecret(), user)
      await store.transaction(async (tx) => {
        if ((await tx.people.secondFactor(user))?.confirmedAt)
          throw new Problem('conflict', 'A second factor is on already: turn it off first.')
        await tx.people.putSecondFactor(user, { secret: sealed, confirmedAt: null, lastStep: 0 })
      })
    },

    /** Turns it on, once a code shows that the authenticator has it. Returns the recovery codes, told this once. */
    async confirm(
      user: string,
      typed: string,
      address: string,
      session: string,
    ): Promise<readonly string[] | Exclude<CodeResult, { by: unknown }>> {
      const seconds = delays.begin(user, address)
      if (seconds > 0) return { refused: 'wait', seconds }
      const codes = await store.transaction(async (tx) => {
        const factor = await tx.people.secondFactor(user)
        if (!factor || factor.confirmedAt !== null) return null
        const secret = seal.open(factor.secret, user)
        const step = totpStep(secret, typed.replace(/\s/g, ''), clock.now(), factor.lastStep)
        if (step === null) return null
        await tx.people.putSecondFactor(user, { ...factor, confirmedAt: clock.now(), lastStep: step })
        await tx.people.endSessions(user, session)
        await audit(tx, user, 'factor.on')
        return newCodes(tx, user)
      })
      if (codes === null) return { refused: 'wrong' }
      delays.succeed(user, address)
      return codes
    },

    /** Takes a code of either kind: neither serves again. */
    check,

    /** New recovery codes in place of all that were left. The code was checked before. */
    renew: (user: string): Promise<readonly string[]> =>
      store.transaction(async (tx) => {
        await audit(tx, user, 'factor.codes')
        return newCodes(tx, user)
      }),

    /** Password and code were checked before. */
    turnOff: (user: string): Promise<void> =>
      store.transaction(async (tx) => {
        await tx.people.dropSecondFactor(user)
        await audit(tx, user, 'factor.off')
      }),
  }
}

export type SecondFactorService = ReturnType<typeof openSecondFactor>
