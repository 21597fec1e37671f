import { loadFolder } from '#lib/folder.js'
import type { Topic } from './topic.js'

/** Every topic by its name: the files of `facts/`. */
export const topics: ReadonlyMap<string, Topic> = await loadFolder<Topic>(
  new URL('./facts/', import.meta.url),
)
