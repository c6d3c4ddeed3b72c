-- taslint for Neovim 0.7 and later, without a plugin: put this file into ~/.config/nvim/plugin/taslint.lua
local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  for _, name in ipairs({ 'taslint.yml', '.git' }) do
    local found = name == '.git' and vim.fn.finddir(name, folder .. ';') or vim.fn.findfile(name, folder .. ';')
    if found ~= '' then
      return vim.fn.fnamemodify(found, name == '.git' and ':p:h:h' or ':p:h')
    end
  end
  return folder
end

local clients = {} -- by folder

local function start(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local config = {
    name = 'taslint',
    cmd = { 'taslint', 'lsp' },
    root_dir = root,
    -- init_options = { language = 'ko' }, -- without it, the language of the locale
  }
  if vim.lsp.start then -- 0.8 and later
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  config.on_exit = function()
    clients[root] = nil
  end
  clients[root] = clients[root] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, clients[root])
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = 'yaml',
  callback = function(event)
    if vim.bo[event.buf].buftype == '' and vim.api.nvim_buf_get_name(event.buf) ~= '' then
      start(event.buf)
    end
  end,
})
