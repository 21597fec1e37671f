const securityCenter = String.raw`root/SecurityCenter2`

/** What protects a Windows computer, section by section. */
export const security = {
  antivirusProducts: String.raw`
    Get-CimInstance AntiVirusProduct -Namespace ${securityCenter} | Select-Object displayName, productState`,

  defender: String.raw`
    Get-CimInstance MSFT_MpComputerStatus -Namespace root/Microsoft/Windows/Defender | ForEach-Object { [pscustomobject]@{
      version = $_.AMProductVersion; mode = $_.AMRunningMode; service = $_.AMServiceEnabled
      realTime = $_.RealTimeProtectionEnabled; definitions = $_.AntivirusSignatureVersion
      definitionsAt = (T $_.AntivirusSignatureLastUpdated); definitionsDays = $_.AntivirusSignatureAge } }`,

  firewallProfiles: String.raw`
    Get-NetFirewallProfile -PolicyStore ActiveStore | ForEach-Object { [pscustomobject]@{ name = [string]$_.Name
      enabled = [int]$_.Enabled; inbound = [int]$_.DefaultInboundAction } }`,

  firewallProducts: String.raw`
    Get-CimInstance FirewallProduct -Namespace ${securityCenter} | Select-Object displayName, productState`,

  bitlocker: String.raw`
    Get-CimInstance Win32_EncryptableVolume -Namespace root/CIMV2/Security/MicrosoftVolumeEncryption |
      Select-Object DriveLetter, VolumeType, ProtectionStatus, ConversionStatus, EncryptionMethod`,

  tpm: String.raw`
    Get-CimInstance Win32_Tpm -Namespace root/CIMV2/Security/MicrosoftTpm |
      Select-Object SpecVersion, IsEnabled_InitialValue, IsActivated_InitialValue`,

  secureBoot: String.raw`
    $state = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecureBoot\State'
    $on = if (Test-Path $state) { (Get-ItemProperty $state).UEFISecureBootEnabled } else { $null }
    [pscustomobject]@{ enabled = $on }`,

  pendingUpdates: String.raw`
    $search = (New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher()
    # Only what Windows itself has found out already: nothing is fetched.
    $search.Online = $false
    foreach ($u in $search.Search("IsInstalled=0 and IsHidden=0 and Type='Software'").Updates) {
      [pscustomobject]@{ severity = $u.MsrcSeverity; categories = @($u.Categories | ForEach-Object { $_.CategoryID }) } }`,

  installedUpdates: String.raw`
    $search = (New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher()
    $count = $search.GetTotalHistoryCount()
    if ($count -gt 0) { foreach ($u in $search.QueryHistory(0, [Math]::Min($count, 500))) {
      if ($u.Operation -eq 1 -and $u.ResultCode -eq 2) { [pscustomobject]@{ at = (U $u.Date)
        categories = @($u.Categories | ForEach-Object { $_.CategoryID }) } } } }`,

  securityLog: String.raw`
    $log = Get-WinEvent -ListLog Security
    $first = Get-WinEvent -LogName Security -Oldest -MaxEvents 1 -ErrorAction SilentlyContinue
    $key = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EventLog\EventForwarding\SubscriptionManager'
    $to = @()
    if (Test-Path $key) { $values = Get-Item $key
      $to = @($values.GetValueNames() | ForEach-Object { [string]$values.GetValue($_) }) }
    [pscustomobject]@{ enabled = [bool]$log.IsEnabled; mode = [string]$log.LogMode; oldest = (T $first.TimeCreated)
      size = $log.FileSize; most = $log.MaximumSizeInBytes; to = $to }`,

  updateState: String.raw`
    $results = (New-Object -ComObject Microsoft.Update.AutoUpdate).Results
    [pscustomobject]@{ checkedAt = (U $results.LastSearchSuccessDate)
      restart = [bool](New-Object -ComObject Microsoft.Update.SystemInfo).RebootRequired }`,
} as const
