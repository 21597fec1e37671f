/** What smartctl says of a drive in good health. */
export const smartctl = JSON.stringify({
  smartctl: { exit_status: 0 },
  smart_support: { available: true },
  smart_status: { passed: true },
  power_on_time: { hours: 9312 },
  ata_smart_attributes: { table: [{ id: 5, name: 'Reallocated_Sector_Ct', raw: { value: 0 } }] },
})
