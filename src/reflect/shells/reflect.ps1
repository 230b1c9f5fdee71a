# TAB for reflect in PowerShell. `reflect completion powershell` prints this; it only asks `reflect` what fits.

Register-ArgumentCompleter -Native -CommandName reflect -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @(
        $commandAst.CommandElements | Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
            ForEach-Object {
                if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
                else { $_.Extent.Text }
            }
    )
    $words += ([string]$wordToComplete).TrimStart('"', "'")
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $env:_REFLECT_COMPLETE = 'powershell'
        $env:_REFLECT_WORDS = $words -join "`n"
        & $commandAst.GetCommandName() 2>$null | Where-Object { -not $_.StartsWith("`t") } | ForEach-Object {
            $text, $shown, $help = $_ -split "`t", 3
            if (-not $help) { $help = $shown }
            [System.Management.Automation.CompletionResult]::new($text, $shown, 'ParameterValue', $help)
        }
    }
    finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_REFLECT_COMPLETE, Env:_REFLECT_WORDS -ErrorAction SilentlyContinue
    }
}
