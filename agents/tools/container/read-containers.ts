import { z } from 'zod'

/** One line of `docker ps --format '{{json .}}'`. Labels, commands and environments are not asked for. */
const Docker = z.object({ Names: z.string(), Image: z.string(), State: z.string() })

/** `podman ps --format json`. */
const Podman = z.array(z.object({ Names: z.array(z.string()).min(1), Image: z.string(), State: z.string() }))

const fact = (platform: string, name: string, image: string, state: string) => ({
  platform,
  name: name.slice(0, 256),
  kind: 'container' as const,
  running: state.toLowerCase() === 'running',
  image: image.slice(0, 512),
})

export const readDocker = (output: string) =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Docker.parse(JSON.parse(line)))
    .map(({ Names, Image, State }) => fact('Docker', Names.split(',')[0] ?? Names, Image, State))

export const readPodman = (output: string) =>
  Podman.parse(JSON.parse(output.trim() || '[]')).map(({ Names, Image, State }) =>
    fact('Podman', Names[0] ?? '', Image, State),
  )
