import type { Plan } from '#contract/register/plan.js'
import { planOf } from './little-plan.js'

/** A strategy in English, by goals and indicators. */
export const englishStrategy = (): Plan =>
  planOf(
    {
      id: 'smart-city-2030',
      title: { en: 'Smart city strategy 2026-2030' },
      kind: 'strategy',
      adoptedOn: '2025-12-18',
      actNumber: '77/2025',
      from: '2026-01-01',
      to: '2030-12-31',
      currency: 'EUR',
      vatRate: 0.2,
      cites: [{ kind: 'strategy', subject: 'Digital Decade', period: '2021-2030' }],
      groups: [
        { id: '1', title: { en: 'Open city' } },
        { id: '1.1', title: { en: 'Data for all' }, parent: '1' },
        { id: '2', title: { en: 'Green city' } },
        { id: '2.1', title: { en: 'Energy of public buildings' }, parent: '2' },
      ],
    },
    [
      {
        id: '1.1.1',
        title: { en: 'Publish the data sets that people ask for' },
        owners: ['data-officer'],
        approvers: ['mayor'],
        deadline: '2030-12-31',
        indicators: [],
        targets: [
          {
            name: 'Data sets online',
            target: 120,
            unit: 'data sets',
            by: '2029-12-31',
            values: [{ on: '2025-06-30', value: 18 }],
          },
        ],
        category: 'e-service',
      },
      {
        id: '1.1.2',
        title: { en: 'Share of forms that can be sent online' },
        owners: ['head-of-services'],
        approvers: ['mayor'],
        deadline: '2029-06-30',
        indicators: [],
        targets: [
          {
            name: 'Forms online',
            target: 90,
            unit: '%',
            by: '2029-06-30',
            values: [{ on: '2025-06-30', value: 35 }],
          },
        ],
        category: 'e-service',
      },
      {
        id: '2.1.1',
        title: { en: 'Meter the heat of every school' },
        owners: ['energy-manager'],
        approvers: ['mayor'],
        deadline: '2028-10-31',
        indicators: ['meters read every hour in 14 schools'],
        total: 84000,
        fundingSources: ['Cohesion fund'],
        category: 'service',
      },
      {
        id: '2.1.2',
        title: { en: 'Lower the energy that town halls use' },
        owners: ['energy-manager'],
        approvers: ['mayor'],
        deadline: '2030-06-30',
        indicators: ['better insulation'],
        targets: [
          {
            name: 'Heat per square metre',
            target: 60,
            unit: 'kWh/m²',
            direction: 'at-most',
            by: '2030-06-30',
            values: [{ on: '2025-06-30', value: 112 }],
          },
        ],
        category: 'governance',
      },
    ],
  )
