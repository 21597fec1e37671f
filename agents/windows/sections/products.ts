/** What is installed on Windows and how it is licensed, section by section. */
export const products = {
  activation: String.raw`
    Get-CimInstance -Query ("SELECT Name, Description, ApplicationID, LicenseStatus, PartialProductKey, GracePeriodRemaining " +
      "FROM SoftwareLicensingProduct WHERE PartialProductKey IS NOT NULL") |
      Select-Object Name, Description, ApplicationID, LicenseStatus, PartialProductKey, GracePeriodRemaining`,

  office: String.raw`
    $key = 'HKLM:\SOFTWARE\Microsoft\Office\ClickToRun\Configuration'
    if (Test-Path $key) { Get-ItemProperty $key | Select-Object ProductReleaseIds, VersionToReport, Platform } `,

  // Value by value: one that an installer wrote in a wrong form ends Get-ItemProperty, whatever it is told to do with errors.
  programs: String.raw`
    foreach ($place in @('HKLM:\SOFTWARE', 'x64'), @('HKLM:\SOFTWARE\WOW6432Node', 'x86')) {
      $key = $place[0] + '\Microsoft\Windows\CurrentVersion\Uninstall'
      if (Test-Path $key) { Get-ChildItem $key | Where-Object { $_.GetValue('DisplayName') -and
        $_.GetValue('SystemComponent') -ne 1 -and -not $_.GetValue('ParentKeyName') } | ForEach-Object {
        [pscustomobject]@{ name = [string]$_.GetValue('DisplayName'); version = [string]$_.GetValue('DisplayVersion')
          publisher = [string]$_.GetValue('Publisher'); installed = [string]$_.GetValue('InstallDate')
          architecture = $place[1] } } } }`,

  sqlServers: String.raw`
    foreach ($root in 'HKLM:\SOFTWARE\Microsoft\Microsoft SQL Server', 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Microsoft SQL Server') {
      $names = Get-Item ($root + '\Instance Names\SQL') -ErrorAction SilentlyContinue
      if ($names) { foreach ($name in $names.GetValueNames()) {
        $setup = Get-ItemProperty ($root + '\' + $names.GetValue($name) + '\Setup') -ErrorAction SilentlyContinue
        [pscustomobject]@{ instance = $name; edition = $setup.Edition; version = $setup.Version; patch = $setup.PatchLevel } } } }`,

  exchange: String.raw`
    $key = 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup'
    if (Test-Path $key) { Get-ItemProperty $key |
      Select-Object MsiProductMajor, MsiProductMinor, MsiBuildMajor, MsiBuildMinor }`,

  features: String.raw`
    if ((Get-CimInstance Win32_OperatingSystem).ProductType -ne 1) { Get-CimInstance Win32_ServerFeature |
      Select-Object ID, ParentID, Name }`,

  shares: String.raw`
    Get-CimInstance MSFT_SmbShare -Namespace root/Microsoft/Windows/SMB | Where-Object { -not $_.Special } |
      Select-Object Name, Path, EncryptData, ShareType`,

  machines: String.raw`
    Get-CimInstance Msvm_ComputerSystem -Namespace root/virtualization/v2 | Where-Object { $_.Name -ne $env:COMPUTERNAME -and
      $_.Name -match '^[0-9A-F-]{36}$' } | Select-Object Name, ElementName, EnabledState`,
} as const
