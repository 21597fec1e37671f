/** PowerShell that answers with objects of chosen properties: what a section does not name never leaves Windows. */
export const system = {
  os: String.raw`
    $o = Get-CimInstance Win32_OperatingSystem
    $v = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    [pscustomobject]@{ caption = $o.Caption; version = $o.Version; sku = $o.OperatingSystemSKU
      productType = $o.ProductType; release = $v.DisplayVersion; revision = $v.UBR; bootedAt = (T $o.LastBootUpTime) }`,

  computer: String.raw`
    Get-CimInstance Win32_ComputerSystem | Select-Object Manufacturer, Model, DNSHostName, Domain, PartOfDomain,
      DomainRole, TotalPhysicalMemory, HypervisorPresent`,

  entra: String.raw`
    $joined = 'HKLM:\SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo'
    [pscustomobject]@{ joined = (Test-Path $joined) -and @(Get-ChildItem $joined).Count -gt 0 }`,

  secureChannel: String.raw`
    $c = Get-CimInstance Win32_ComputerSystem
    # A domain controller has no channel to itself.
    if ($c.PartOfDomain -and $c.DomainRole -lt 4) {
      [pscustomobject]@{ good = [bool](Test-ComputerSecureChannel) } }`,

  firmware: String.raw`
    $b = Get-CimInstance Win32_BIOS | Select-Object -First 1
    $m = Get-CimInstance Win32_BaseBoard | Select-Object -First 1
    $p = Get-CimInstance Win32_ComputerSystemProduct | Select-Object -First 1
    [pscustomobject]@{ serial = $b.SerialNumber; version = $b.SMBIOSBIOSVersion; releasedAt = (T $b.ReleaseDate)
      boardSerial = $m.SerialNumber; uuid = $p.UUID
      chassisTypes = @(Get-CimInstance Win32_SystemEnclosure | ForEach-Object { $_.ChassisTypes }) }`,

  identity: String.raw`
    $s = Get-CimInstance Win32_ComputerSystem
    $p = Get-CimInstance Win32_ComputerSystemProduct | Select-Object -First 1
    $guest = 'HKLM:\SOFTWARE\Microsoft\Virtual Machine\Guest\Parameters'
    [pscustomobject]@{ maker = $s.Manufacturer; model = $s.Model; uuid = $p.UUID
      serial = (Get-CimInstance Win32_BIOS | Select-Object -First 1).SerialNumber
      boardSerial = (Get-CimInstance Win32_BaseBoard | Select-Object -First 1).SerialNumber
      chassisSerial = (Get-CimInstance Win32_SystemEnclosure | Select-Object -First 1).SerialNumber
      machineGuid = (Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Cryptography').MachineGuid
      vmId = (Get-ItemProperty $guest -ErrorAction SilentlyContinue).VirtualMachineId
      adapters = @(Get-CimInstance MSFT_NetAdapter -Namespace root/StandardCimv2 |
        Where-Object { $_.HardwareInterface -and -not $_.Virtual } |
        ForEach-Object { @{ mac = $_.PermanentAddress; bus = $_.PnPDeviceID } }) }`,

  processors: String.raw`
    Get-CimInstance Win32_Processor | Select-Object Name, NumberOfCores, NumberOfLogicalProcessors`,

  drives: String.raw`
    Get-CimInstance MSFT_PhysicalDisk -Namespace root/Microsoft/Windows/Storage |
      Select-Object DeviceId, FriendlyName, SerialNumber, MediaType, BusType, HealthStatus, Size`,

  volumes: String.raw`
    $on = @{}
    Get-CimInstance MSFT_Partition -Namespace root/Microsoft/Windows/Storage |
      Where-Object { [int]$_.DriveLetter -ne 0 } | ForEach-Object { $on[[string]$_.DriveLetter + ':'] = $_.DiskNumber }
    Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=3' | ForEach-Object { [pscustomobject]@{ DeviceID = $_.DeviceID
      FileSystem = $_.FileSystem; Size = $_.Size; FreeSpace = $_.FreeSpace; Access = $_.Access; disk = $on[$_.DeviceID] } }`,

  adapters: String.raw`
    Get-CimInstance MSFT_NetAdapter -Namespace root/StandardCimv2 | Where-Object { -not $_.Hidden } |
      Select-Object Name, InterfaceDescription, PermanentAddress, MediaConnectState, Speed, NdisPhysicalMedium, Virtual,
        HardwareInterface, AdminLocked, @{ n = 'dhcp'; e = { $i = $_.InterfaceIndex
          [int](Get-CimInstance MSFT_NetIPInterface -Namespace root/StandardCimv2 -Filter "InterfaceIndex=$i and AddressFamily=2" |
            Select-Object -First 1).Dhcp } }`,

  listeners: String.raw`
    $names = @{}
    Get-Process | ForEach-Object { $names[[int]$_.Id] = $_.ProcessName }
    Get-NetTCPConnection -State Listen | ForEach-Object { [pscustomobject]@{ address = $_.LocalAddress; port = $_.LocalPort
      program = $names[[int]$_.OwningProcess] } }`,

  monitors: String.raw`
    $sizes = @{}
    Get-CimInstance WmiMonitorBasicDisplayParams -Namespace root/wmi | ForEach-Object { $sizes[$_.InstanceName] = $_ }
    $plugs = @{}
    Get-CimInstance WmiMonitorConnectionParams -Namespace root/wmi -ErrorAction SilentlyContinue |
      ForEach-Object { $plugs[$_.InstanceName] = $_.VideoOutputTechnology }
    Get-CimInstance WmiMonitorID -Namespace root/wmi | Where-Object { $_.Active } | ForEach-Object {
      $device = 'HKLM:\SYSTEM\CurrentControlSet\Enum\' + ($_.InstanceName -replace '_\d+$', '') + '\Device Parameters'
      $edid = (Get-ItemProperty $device -Name EDID -ErrorAction SilentlyContinue).EDID
      $size = $sizes[$_.InstanceName]
      [pscustomobject]@{ instance = $_.InstanceName; manufacturer = (W $_.ManufacturerName)
        serial = (W $_.SerialNumberID); model = (W $_.UserFriendlyName); year = $_.YearOfManufacture
        width = $size.MaxHorizontalImageSize; height = $size.MaxVerticalImageSize; plug = $plugs[$_.InstanceName]
        edid = $(if ($edid) { [Convert]::ToBase64String([byte[]]$edid) } else { $null }) } }`,
} as const
