import { z } from 'zod'
import { calendarDay, instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

const watts = () => z.number().min(0).max(1e7)

export const Ups = defineTopic(
  'ups',
  z.strictObject({
    name: text(128).describe('Name of the UPS where it was asked.'),
    manufacturer: text().nullable().describe('Maker.'),
    model: text().nullable().describe('Model.'),
    serial: text().nullable().describe('Serial number.'),
    firmware: maybe(text(64)).describe('Version of its firmware.'),
    nominalWatts: watts()
      .nullable()
      .describe('Rated output in watts; null where not reported, never computed from volt-amperes.'),
    nominalVoltAmperes: watts().nullable().describe('Rated output in volt-amperes; null where not reported.'),
    nominalInputVolts: maybe(z.number().min(0).max(1000)).describe(
      'Voltage of the mains that it is made for.',
    ),
    nominalOutputVolts: maybe(z.number().min(0).max(1000)).describe('Voltage that it gives.'),
    nominalHertz: maybe(z.number().min(0).max(100)).describe('Frequency that it is made for.'),
    lowTransferVolts: maybe(z.number().min(0).max(1000)).describe(
      'Voltage of the mains below which it goes on its battery.',
    ),
    highTransferVolts: maybe(z.number().min(0).max(1000)).describe(
      'Voltage of the mains above which it goes on its battery.',
    ),
    source: z
      .enum(['mains', 'battery', 'bypass', 'off', 'unknown'])
      .describe(
        'Where the output comes from. A test or a calibration that runs on the battery is still mains.',
      ),
    states: z
      .array(
        z.enum([
          'boost',
          'trim',
          'charging',
          'discharging',
          'test',
          'calibration',
          'overload',
          'alarm',
          'forced-shutdown',
          'eco',
        ]),
      )
      .max(16)
      .describe('What else it is doing.'),
    battery: z.enum(['normal', 'low', 'depleted', 'unknown']).describe('State of the battery.'),
    replaceBattery: z.boolean().describe('Whether it asks for a new battery.'),
    lowRuntimeSeconds: z
      .number()
      .min(0)
      .nullable()
      .optional()
      .describe('Runtime at which it tells hosts to shut down.'),
    lowChargePercent: maybe(z.number().min(0).max(100)).describe(
      'Charge at which it tells hosts to shut down.',
    ),
    testResult: z
      .enum(['passed', 'warning', 'failed', 'aborted', 'running', 'none'])
      .nullable()
      .optional()
      .describe('Result of its last self test.'),
    testedOn: maybe(calendarDay()).describe('Day of its last self test.'),
    batteryDate: maybe(calendarDay()).describe(
      'Day its battery was put in; null where it says none or one before it was made.',
    ),
    onBatterySince: maybe(instant()).describe('Since when it runs on its battery, where it says so.'),
    alarms: z.array(text(128)).max(64).describe('Active alarms, in its own words.'),
  }),
  {
    about: 'ups',
    lasting: true,
    max: 1,
    readings: {
      chargePercent: { unit: '%', description: 'Charge of the battery.' },
      runtimeSeconds: { unit: 's', description: 'How long the battery would last at this load.' },
      loadPercent: {
        unit: '%',
        description:
          'Load in percent of the rated output: of several phases, the fullest; by phase as “loadPercent 1”.',
      },
      inputVolts: { unit: 'V', description: 'Voltage of the mains; by phase as “inputVolts 1”.' },
      inputHertz: { unit: 'Hz', description: 'Frequency of the mains.' },
      inputAmperes: { unit: 'A', description: 'Current of the input.' },
      inputWatts: { unit: 'W', description: 'Power of the input, as it is reported.' },
      bypassVolts: { unit: 'V', description: 'Voltage of the bypass; by phase as “bypassVolts 1”.' },
      bypassHertz: { unit: 'Hz', description: 'Frequency of the bypass.' },
      bypassAmperes: { unit: 'A', description: 'Current of the bypass.' },
      bypassWatts: { unit: 'W', description: 'Power through the bypass, as it is reported.' },
      outputVolts: { unit: 'V', description: 'Voltage of the output; by phase as “outputVolts 1”.' },
      outputHertz: { unit: 'Hz', description: 'Frequency of the output.' },
      outputAmperes: { unit: 'A', description: 'Current of the output.' },
      outputWatts: { unit: 'W', description: 'Power of the output, as it is reported.' },
      outputVoltAmperes: { unit: 'VA', description: 'Apparent power of the output, as it is reported.' },
      secondsOnBattery: { unit: 's', description: 'How long it has been running on its battery.' },
      batteryVolts: { unit: 'V', description: 'Voltage of the battery.' },
      batteryAmperes: {
        unit: 'A',
        description: 'Current of the battery, with the sign that its maker gives it.',
      },
      batteryCelsius: { unit: '°C', description: 'Temperature of the battery.' },
    },
    description: 'An uninterruptible power supply: what feeds it, its battery, its rating, its tests.',
  },
)
export default Ups
