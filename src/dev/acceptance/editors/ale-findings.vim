" Prints the findings that ALE shows in config/cf.yml of the folder where it runs, to the file that TASLINT_FINDINGS names; TASLINT_EDITOR_SETTINGS names editors/ale.vim.
set nomore
filetype plugin on
set runtimepath^=/usr/share/vim-ale
runtime plugin/ale.vim
execute 'source' fnameescape($TASLINT_EDITOR_SETTINGS)
let g:ale_linters = {'yaml': ['taslint']}

edit config/cf.yml
set filetype=yaml
ALELint

function! Findings() abort
  return get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
endfunction

let waited = 0
while waited < 300 && empty(Findings())
  sleep 100m
  let waited += 1
endwhile
call writefile(sort(map(copy(Findings()), {_, found -> found.lnum . ' ' . found.code})), $TASLINT_FINDINGS)
qall!
