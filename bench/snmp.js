// A round of the agent over 500 devices that are asked by SNMP, ten of which are dead.
import { fork } from 'node:child_process'

const told = (child) =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`ended with ${code} without a word`)))
  })

export const benchSnmp = async ({ version, count, dead }) => {
  const devices = fork(new URL('./snmp/devices.js', import.meta.url), [version, String(count), String(dead)])
  try {
    const { hosts, port } = await told(devices)
    const round = fork(new URL('./snmp/round.js', import.meta.url))
    round.send({ hosts, port, version })
    return await told(round)
  } finally {
    devices.kill()
  }
}
