# TAB for reflect in fish. `reflect completion fish` prints this; it only asks `reflect` what fits.

function __reflect_offers
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l plain (string unescape -- $current 2>/dev/null; or string trim -l -c '"\'' -- $current)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -e words[1]
    for line in (env _REFLECT_COMPLETE=fish $program $words "$plain" 2>/dev/null)
        switch $line
            case \tfiles
                __fish_complete_path $current
            case \tnospace
                # fish itself puts no space behind an equals sign
            case '*'
                echo $line
        end
    end
end

complete --command reflect --no-files --keep-order --arguments '(__reflect_offers)'
