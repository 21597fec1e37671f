/** upsmon as a server has it that is to shut down before the battery is empty. */
export const upsmonFiles: Readonly<Record<string, string>> = {
  '/usr/sbin/upsmon': 'program',
  '/proc/905/comm': 'upsmon\n',
  '/etc/nut/upsmon.conf':
    'MONITOR ups-01@localhost 1 monitor simulated primary\nSHUTDOWNCMD "/sbin/shutdown -h +0"\n',
}
