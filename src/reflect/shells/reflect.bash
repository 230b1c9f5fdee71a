# TAB for reflect in bash. `reflect completion bash` prints this; it only asks `reflect` what fits.

_reflect() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            $'\tfiles') compopt -o default 2>/dev/null ;;
            $'\tnospace') compopt -o nospace 2>/dev/null ;;
            *) COMPREPLY+=("$line") ;;
        esac
    done < <(
        _REFLECT_COMPLETE=bash _REFLECT_LINE=${COMP_LINE:0:COMP_POINT} _REFLECT_BREAKS=$COMP_WORDBREAKS \
            _REFLECT_TYPE=$COMP_TYPE _REFLECT_COLUMNS=$COLUMNS "${1/#\~/$HOME}" 2>/dev/null
    )
}

# An older bash can neither keep the order nor offer files where one fits only.
complete -o nosort -F _reflect reflect 2>/dev/null || complete -o default -F _reflect reflect
