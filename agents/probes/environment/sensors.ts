import { z } from 'zod'
import Environment from '#contract/facts/environment.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { LmSensors, lmSensors } from '../../tools/climate/lm-sensors.js'
import { tell } from '../../tools/climate/sensor.js'

const parse = (text: string): z.infer<typeof LmSensors> => {
  try {
    return LmSensors.parse(JSON.parse(text))
  } catch (error) {
    throw new ProbeError('unreadable', 'sensors -j says what is not known here', { cause: error })
  }
}

/** What a machine feels inside, by lm-sensors. */
export default defineProbe({
  topic: Environment,
  summary: 'Temperatures inside this machine, as lm-sensors (3.5 or later) tells them.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const { code, stdout, stderr } = await host.run('sensors', ['-j'])
    // A machine without any chip is told of on standard error, and is no failure.
    if (stdout.trim() === '' || /no sensors found/i.test(stderr + stdout))
      throw new ProbeError(
        /no sensors found/i.test(stderr + stdout) ? 'absent' : 'unreadable',
        stderr.trim().slice(0, 200) || `sensors says nothing (exit code ${code})`,
      )
    return { answers: [tell(lmSensors(parse(stdout)))] }
  },
})
