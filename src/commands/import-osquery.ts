import { importInventories } from '../import-inventories.js'

export default importInventories(
  'osquery',
  'Takes in results of osquery from one machine: files named for their tables, or a log of snapshots.',
  [
    'popis import osquery system_info.json os_version.json programs.json',
    'popis import osquery osqueryd.snapshots.log',
  ],
)
