import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/updates/windows.js'
import { updateCategories as categories } from '#agents/windows/update-categories.js'
import { fakeWindows } from '../../fake-windows.js'

describe('updates/windows', () => {
  it('counts what is pending by severity, and passes over definitions of Defender', async () => {
    const host = fakeWindows({
      pendingUpdates: [
        { severity: 'Critical', categories: [categories.security.toUpperCase()] },
        { severity: 'Important', categories: [] },
        { severity: null, categories: [categories.critical] },
        { severity: '', categories: [] },
        { severity: null, categories: [categories.definitions] },
      ],
      installedUpdates: [
        { at: '2026-11-21T05:00:00.0000000Z', categories: [categories.definitions] },
        { at: '2026-11-12T03:00:00.0000000Z', categories: [categories.security] },
        { at: '2026-10-15T03:00:00.0000000Z', categories: [categories.security] },
      ],
      updateState: [{ checkedAt: '2026-11-22T05:30:00.0000000Z', restart: true }],
    })
    expect(await windows.collect(host, {})).toEqual([
      {
        manager: 'Windows Update',
        pending: 4,
        pendingSecurity: 3,
        pendingBySeverity: { critical: 1, important: 1, moderate: 0, low: 0, unrated: 2 },
        lastAppliedAt: '2026-11-12T03:00:00.000Z',
        lastCheckedAt: '2026-11-22T05:30:00.000Z',
        restartRequired: true,
      },
    ])
  })

  it('says what it can where Windows keeps no history', async () => {
    expect(await windows.collect(fakeWindows({ pendingUpdates: [] }), {})).toMatchObject([
      { pending: 0, pendingSecurity: 0, lastAppliedAt: null, lastCheckedAt: null },
    ])
  })
})
