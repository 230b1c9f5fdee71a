#compdef reflect
# TAB for reflect in zsh. `reflect completion zsh` prints this; it only asks `reflect` what fits.

_reflect() {
    local line files
    local -a values helps shown how
    for line in "${(@f)$(_REFLECT_COMPLETE=zsh ${~words[1]} "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        case $line in
            '') ;;
            $'\tfiles') files=1 ;;
            $'\tnospace') how+=(-S '') ;;
            *)
                values+=("${line%%$'\t'*}")
                helps+=("${${line#"$values[-1]"}#$'\t'}")
                ;;
        esac
    done
    if (( $#values )); then
        local -i at width=${#${(O@)values//?/x}[1]}
        for (( at = 1; at <= $#values; at++ )); do
            shown+=("${(mr:width:)values[at]}${helps[at]:+  -- $helps[at]}")
        done
        [[ -n ${(j::)helps} ]] && how+=(-l) # one a line
        compadd -V reflect -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -d shown "${how[@]}" -a values
    elif [[ -n $files ]]; then
        _files
    fi
}

if [[ $funcstack[1] == _reflect ]]; then
    _reflect "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _reflect reflect
fi
